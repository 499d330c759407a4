internal import Indicators

extension PlanLints {
  /// What there had better be less of.
  private static let evils = byFirst(
    """
    처리기간 처리시간 처리일수 소요기간 소요일수 소요시간 대기시간 대기일수 대기기간 도착시간
    출동시간 지연건수 지연일수 지연율 지연시간 초과일수 미세먼지 교통사고 안전사고 사고건수
    사고발생 사고율 사망 자살 범죄율 범죄건수 범죄발생 화재건수 화재발생 화재피해 재해율 재해발생
    재해피해 부상자 체납 미수납 결손액 결손율 결손처분 불용액 불용률 불용예산 미집행 이월액 이월률
    이월예산 부채비율 부채액 채무비율 채무액 오류율 오류건수 오류발생 결함건수 고장건수 고장률
    하자건수 하자발생 위반 실업 이직률 이직자 결원 폐업률 폐업건수 미분양 공실 빈집 누수 배출량
    불만 이탈률 취소율 반려율 재발률 재발건수 중도탈락 학업중단 비만 흡연 음주율 음주운전 유병률
    감염 발병 소음 악취 결석률
    """)
  /// What makes more of it good: something is done about it.
  private static let remedies = byFirst(
    """
    감소 저감 단축 절감 감축 해소 해결 징수 정리 처리 검거 예방 개선 대응 단속 적발 교육 캠페인 점검
    수거 정비 지원 훈련 진압 대비 관리 상담 치료 활용 신고 복구 구조 구급 조치 홍보 경감 완화 극복
    방지 준수 달성 보험 진단 조사 측정 감시 알림 공개 상환 감면 이행 운영 구축 설치 추진 실시 이용
    방문 참여 이수 체험 등급 지수 점수 만족 생존 개소 감지 전환 클리닉 부과 철거 매입
    재생 지급 취업 검사 발송 안내 접종
    """)

  private static func byFirst(_ words: String) -> [Character: [String]] {
    Dictionary(grouping: words.split(whereSeparator: \.isWhitespace).map(String.init)) {
      $0.first ?? " "
    }
  }

  /// Whether a name says that less is better: 처리기간, 사고, 체납액, but not 사고 예방 or 체납액 징수율.
  ///
  /// A name that says neither is taken as one of which more is better.
  public static func saysLess(_ name: String) -> Bool {
    let bare = bareName(name).filter { !$0.isWhitespace }
    guard let evil = firstRange(of: evils, in: bare[...]) else { return false }
    return firstRange(of: remedies, in: bare[..<evil.lowerBound]) == nil
      && firstRange(of: remedies, in: bare[evil.upperBound...]) == nil
  }

  /// Where the first of some words stands.
  private static func firstRange(
    of words: [Character: [String]], in text: Substring
  ) -> Range<String.Index>? {
    for start in text.indices {
      let rest = text[start...]
      if let word = words[text[start]]?.first(where: rest.hasPrefix) {
        return start..<text.index(start, offsetBy: word.count)
      }
    }
    return nil
  }

  /// `name-says-less`: more counts as better of something there had better be less of.
  static func directionAgainstName(_ indicator: Indicator) -> [Finding] {
    guard indicator.direction == .higher, saysLess(indicator.name) else { return [] }
    let name = indicator.name
    return [
      Finding(
        code: "name-says-less", severity: .warning,
        message: LocalizedText(
          ko: "'\(name)'\(Josa.topic.form(after: name)) 이름으로 보아 낮을수록 좋은 지표인데 방향이 'higher'(높을수록 "
            + "좋음)입니다. 목표와 평점이 거꾸로 계산될 수 있습니다.",
          en: "Of '\(name)' less seems better, but its direction is 'higher'. Targets and scores "
            + "may be the wrong way round."),
        mend: LocalizedText(
          ko: "indicators.csv의 direction을 lower로 바꾸거나, 많을수록 좋은 까닭이 이름에 드러나게 하십시오.",
          en:
            "Make its direction in indicators.csv 'lower', or let the name say why more is better.")
      )
    ]
  }
}

internal import Indicators

extension PlanLints {
  /// Endings of names of rates that are parts of a whole.
  private static let parts = words(
    """
    채택 반영 선정 이수 참여 처리 해결 성공 응답 합격 취업 재취업 달성사업 완료 집행 징수 가입 점유 보급 설치 이용 보도 회수 수납 인지 합의
    공개 이행 출석 참석 수료 재활용 공실 접종 수검 검진 진학 준수 회신 정착 검거 완주 완치 생존 재등록 재방문 재참여 재계약 반환 반납 답변
    열람 클릭 인증 등록 납부 체납 미납 결손 착공 준공 공정 진척 추진 시행 실시 수행 적발 기소 승소 패소 인용 시정 조치 해소 정비 포장 유수
    누수 녹지 분리배출 일치 정확 적중 정시 정상 적합 부적합 불량 통과 승인 허가 수용 채용 임용 이직 퇴직 근속 유지 잔존 폐업 입주 분양 미분양
    개방 전산화 자동화 디지털화 고용 실업 투표 득표 찬성 동의 만족 이해 긍정 부정 신뢰 추천 완결 종결 종료 제출 수령 배부 반송 유실 분실 파손
    감염 양성 확진 치명 흡연 음주 비만 실천 결석 탈락 중단 포기 졸업 미달 독서 시청 청취 취득 부착 장착 착용 매칭 수혜 발급 불용 이월 환수
    소진 구속 완독 완공 개통 귀가 구조 진화 사례관리종결 재범 재발 오류 실패 감면 참가 출근 개근 활용 숙지 복구 연결 응대 접속성공 회원유지
    """)
  /// Rates with such an ending that are no part of a whole: houses beside households, spending
  /// beside a plan, telephones beside people.
  private static let notParts = words(
    """
    주택보급 자동차보급 차량보급 휴대전화보급 휴대폰보급 이동전화보급 스마트폰보급 인터넷보급 이동통신가입 인터넷가입 신속집행 조기집행 균형집행
    소비투자집행 시설이용 주차장이용 병상이용 좌석이용 청사이용 경유지이용 재이용 강의실이용
    """)
  /// Words of a formula whose denominator is no whole: a result against a plan or an earlier year.
  private static let otherBases = [
    "목표", "계획", "예정", "전년", "작년", "정원", "기준년", "기준연", "수용", "면수", "좌석", "가구당", "세대당", "1인당",
  ]

  /// `impossible-ratio`: a part of a whole above 100%, such as 13 proposals adopted of 7 made.
  static func impossibleRatio(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    guard indicator.unit.exponents == ["%": 1] else { return [] }
    let values = pairs.results.map { ($0, true) } + pairs.targets.map { ($0, false) }
    guard
      let (worst, isResult) = values.filter({ $0.0.value > 100 }).max(by: {
        $0.0.value < $1.0.value
      }), isPart(indicator)
    else { return [] }
    let text = indicator.observedText(worst.value)
    return [
      Finding(
        code: "impossible-ratio", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 \(worst.year)년 \(isResult ? "실적" : "목표") "
            + "\(text.with(.topic)) 전체에서 차지하는 비율이어서 100%를 넘을 수 없습니다.",
          en:
            "The \(worst.year) \(isResult ? "result" : "target") of '\(indicator.name)', \(text), "
            + "is a part of a whole and cannot be above 100%."),
        mend: LocalizedText(
          ko: "분자와 분모의 대상·기간이 같은지 확인하십시오.",
          en: "Check that numerator and denominator count the same things in the same period."))
    ]
  }

  private static func isPart(_ indicator: Indicator) -> Bool {
    if indicator.measure == .share { return true }
    let name = bareName(indicator.name)
    let wholes = ["비중", "만족도", "인지도", "체감도", "호감도", "이해도", "선호도"]
    if wholes.contains(where: name.hasSuffix) { return true }
    guard let stem = rateStem(name), !otherBases.contains(where: indicator.name.contains),
      !otherBases.contains(where: indicator.formulaText.contains)
    else { return false }
    return parts.contains(where: stem.hasSuffix) && !notParts.contains(where: stem.hasSuffix)
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

# The automatic choice of R's forecast package (8.20) on data sets of R: differences and AICc.
# usage: Rscript auto.R > ../../ForecastingTests/Fixtures/arima-auto.json
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
series <- list(nile = Nile, huron = LakeHuron, lynx = log(lynx), airline = log(AirPassengers), deaths = ldeaths,
  gas = log(UKgas), seat = log10(UKDriverDeaths)[1:120], co2 = window(co2, start = 1985), presidents = na.omit(presidents[85:120]),
  uspop = uspop, whisky = WWWusage, accidents = USAccDeaths, nottem = window(nottem, start = 1930),
  johnson = log(JohnsonJohnson), women = as.numeric(women$weight))
one <- function(name, y) {
  y <- as.ts(y); fit <- auto.arima(y, approximation = FALSE)
  list(name = name, values = as.numeric(y), season = max(1, frequency(y)), d = fit$arma[6], D = fit$arma[7], aicc = fit$aicc)
}
cat(toJSON(unname(Map(one, names(series), series)), digits = NA, auto_unbox = TRUE), "\n")

# Automatic choices of R's forecast package (8.20) on data sets that come with R.
# usage: Rscript automatic.R > ../../ForecastingTests/Fixtures/ets-automatic.json   (apt: r-cran-forecast)
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
series <- list(johnson = JohnsonJohnson, accidents = USAccDeaths, lynx = ts(as.numeric(lynx)), population = ts(as.numeric(uspop)),
  usage = ts(as.numeric(WWWusage)), nottem = nottem, huron = ts(as.numeric(LakeHuron)), sales = ts(as.numeric(BJsales)),
  drivers = UKDriverDeaths, residents = austres)
one <- function(y) {
  best <- ets(y)
  list(values = as.numeric(y), season = frequency(y), method = best$method, aicc = best$aicc)
}
cat(toJSON(lapply(series, one), digits = NA, auto_unbox = TRUE), "\n")

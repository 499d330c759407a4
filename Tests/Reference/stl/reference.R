# Reference values for Tests/ForecastingTests/Seasonality from R's stl() and forecast 8.20's mstl().
# usage: Rscript reference.R > ../../ForecastingTests/Fixtures/stl.json   (apt: r-cran-forecast)
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
parts <- function(fit) list(seasonal = as.numeric(fit$time.series[, 1]), trend = as.numeric(fit$time.series[, 2]),
  weights = as.numeric(fit$weights))
one <- function(y) list(values = as.numeric(y), period = frequency(y),
  periodic = parts(stl(y, "periodic")), window7 = parts(stl(y, 7)), window11 = parts(stl(y, 11)),
  trend21 = parts(stl(y, 35, t.window = 21)))
t <- 0:399
two <- round(50 + 0.02 * t + 8 * sin(2 * pi * t / 7) + 5 * cos(2 * pi * t / 30) + 3 * sin(t * t / 7), 6)
fit <- mstl(msts(two, seasonal.periods = c(7, 30)))
out <- list(airline = one(AirPassengers), gas = one(UKgas), co2 = one(window(co2, 1980)),
  nottem = one(window(nottem, 1920, c(1925, 7))))
multiple <- list(values = two, trend = as.numeric(fit[, "Trend"]), weekly = as.numeric(fit[, "Seasonal7"]),
  monthly = as.numeric(fit[, "Seasonal30"]))
cat(toJSON(list(single = out, multiple = multiple), digits = NA, auto_unbox = TRUE), "\n")

# ARIMA models with fixed parameters, by R's forecast package (8.20): likelihood and forecasts.
# usage: Rscript fixed.R > ../../ForecastingTests/Fixtures/arima-fixed.json   (apt: r-cran-forecast)
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
h <- 15
gaps <- function(y, at) { y[at] <- NA; y }
# name, series, order, seasonal, constant, parameters in R's order (ar, ma, sar, sma, mean or drift)
cases <- list(
  list("nile (1,0,1)", Nile, c(1, 0, 1), c(0, 0, 0), TRUE, c(0.86, -0.52, 920)),
  list("nile (0,1,1)", Nile, c(0, 1, 1), c(0, 0, 0), FALSE, -0.73),
  list("huron (2,1,0) drift", LakeHuron, c(2, 1, 0), c(0, 0, 0), TRUE, c(0.2, -0.15, -0.01)),
  list("lynx (2,0,2) zero mean", lynx, c(2, 0, 2), c(0, 0, 0), FALSE, c(1.3, -0.7, -0.2, 0.1)),
  list("airline", log(AirPassengers), c(0, 1, 1), c(0, 1, 1), FALSE, c(-0.4, -0.55)),
  list("airline levels", AirPassengers, c(2, 1, 1), c(0, 1, 0), FALSE, c(0.59, 0.21, -0.98)),
  list("deaths", ldeaths, c(1, 0, 1), c(2, 0, 1), TRUE, c(0.5, 0.2, 0.4, 0.3, 0.2, 2050)),
  list("deaths drift", ldeaths, c(1, 0, 0), c(1, 1, 1), TRUE, c(0.3, 0.1, -0.6, -1.5)),
  list("gas", UKgas, c(1, 2, 2), c(1, 1, 2), FALSE, c(0.3, -0.9, 0.1, 0.2, -0.5, -0.1)),
  list("gas (0,1,0)(0,1,0)", UKgas, c(0, 1, 0), c(0, 1, 0), FALSE, NULL),
  list("nile gaps", gaps(Nile, c(7, 30:36, 99)), c(1, 0, 1), c(0, 0, 0), TRUE, c(0.86, -0.52, 920)),
  list("nile gaps (1,1,1)", gaps(Nile, c(2, 30:36, 99)), c(1, 1, 1), c(0, 0, 0), FALSE, c(0.3, -0.8)),
  list("airline gaps", gaps(log(AirPassengers), c(5, 40:52, 130, 143)), c(0, 1, 1), c(0, 1, 1), FALSE,
    c(-0.4, -0.55)),
  list("deaths gaps", gaps(ldeaths, c(3, 20, 61)), c(1, 0, 1), c(1, 1, 0), FALSE, c(0.6, -0.2, -0.4)))
one <- function(case) {
  y <- case[[2]]; order <- case[[3]]; seasonal <- case[[4]]; constant <- case[[5]]; par <- case[[6]]
  m <- frequency(y)
  fit <- if (is.null(par)) Arima(y, order = order, seasonal = seasonal, include.constant = FALSE)
    else Arima(y, order = order, seasonal = seasonal, include.constant = constant, fixed = par,
      transform.pars = FALSE, method = "ML")
  f <- forecast(fit, h = h, level = 95)
  list(name = case[[1]], values = as.numeric(y), season = m, order = order, seasonal = seasonal,
    constant = constant, parameters = if (is.null(par)) list() else I(par), loglik = as.numeric(fit$loglik),
    mean = as.numeric(f$mean),
    relative = as.numeric((f$upper[, 1] - f$lower[, 1]) / (2 * qnorm(0.975)) / sqrt(fit$sigma2)))
}
cat(toJSON(lapply(cases, one), digits = NA, auto_unbox = TRUE, na = "null"), "\n")

# Regression with ARIMA errors, fixed parameters, by R's forecast package (8.20).
# usage: Rscript regression.R > ../../ForecastingTests/Fixtures/arima-regression.json
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
one <- function(name, y, x, order, seasonal, constant, par, h) {
  n <- length(y); future <- x[n + seq_len(h), , drop = FALSE]; x <- x[seq_len(n), , drop = FALSE]
  fit <- Arima(y, order = order, seasonal = seasonal, xreg = x, include.mean = constant && order[2] + seasonal[2] == 0,
    include.drift = constant && order[2] + seasonal[2] == 1, fixed = par, transform.pars = FALSE, method = "ML")
  f <- forecast(fit, xreg = future, level = 95)
  # The same model with the regression coefficients estimated and the others fixed: least squares' own answer.
  arma <- sum(fit$arma[1:4]); free <- par; free[-seq_len(arma)] <- NA
  est <- Arima(y, order = order, seasonal = seasonal, xreg = x, include.mean = constant && order[2] + seasonal[2] == 0,
    include.drift = constant && order[2] + seasonal[2] == 1, fixed = free, transform.pars = FALSE, method = "ML",
    optim.control = list(reltol = 1e-14, maxit = 1000))
  list(name = name, values = as.numeric(y), season = frequency(y), order = order, seasonal = seasonal,
    constant = constant, columns = unname(lapply(seq_len(ncol(x)), function(j) c(x[, j], future[, j]))),
    parameters = par, loglik = as.numeric(fit$loglik), mean = as.numeric(f$mean),
    estimated = unname(est$coef[-seq_len(arma)]), errors = unname(sqrt(diag(vcov(est)))))
}
lalim <- function(n) as.numeric(seq_len(n) > 170)
seat <- log10(UKDriverDeaths); n <- length(seat); h <- 12
x <- cbind(law = lalim(n + h), wave = round(sin(seq_len(n + h) * 1.7), 6))
y2 <- LakeHuron; n2 <- length(y2); x2 <- cbind(year = (seq_len(n2 + 5) - 50) / 10)
cases <- list(
  one("seat belts", seat, x, c(1, 0, 0), c(1, 0, 0), TRUE, c(0.47, 0.62, 3.2, -0.08, 0.01), h),
  one("seat belts airline", seat, x, c(0, 1, 1), c(0, 1, 1), FALSE, c(-0.55, -0.9, -0.1, 0.01), h),
  one("huron", y2, x2, c(2, 0, 0), c(0, 0, 0), TRUE, c(1, -0.3, 579, -0.2), 5))
cat(toJSON(cases, digits = NA, auto_unbox = TRUE, na = "null"), "\n")

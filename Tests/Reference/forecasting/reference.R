# Reference values for Tests/ForecastingTests from R's forecast package (8.20).
# usage: Rscript reference.R > ../../ForecastingTests/Fixtures/reference.json   (apt: r-cran-forecast)
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
series <- list(
  seogu = list(values = c(90, 94, 97, 99, 105), season = 1),
  nile = list(values = as.numeric(Nile), season = 1),
  livestock = list(values = c(263.9, 268.3, 260.7, 266.6, 277.5, 283.8, 290.3, 278.7, 301, 283.3,
    313.1, 307.4, 327.2, 316.5, 340.1, 335.8, 351.2, 348.6, 369.9, 361.7), season = 1),
  lynx = list(values = as.numeric(lynx), season = 1),
  airline = list(values = as.numeric(AirPassengers), season = 12),
  gas = list(values = as.numeric(UKgas), season = 4),
  deaths = list(values = as.numeric(ldeaths), season = 12))
spread <- function(f) as.numeric((f$upper[, 1] - f$lower[, 1]) / (2 * qnorm(0.975)))
h <- 6
ets_fixed <- function(y, trend, damped, alpha, beta, phi) {
  # The recursions written out; R's ets() would estimate the initial state in its own way.
  l <- y[1]; b <- if (trend) 1.5 else 0; e <- numeric(0); p <- if (damped) phi else 1
  for (v in y) { f <- l + p * b; r <- v - f; e <- c(e, r); l <- f + alpha * r; b <- p * b + beta * r }
  steps <- cumsum(p^(1:h)); cj <- c(1, alpha + beta * steps[-h])
  list(mean = l + steps * b, sse = sum(e^2), unit = sqrt(cumsum(cj^2)))
}
one <- function(s) {
  y <- ts(s$values, frequency = s$season); x <- as.numeric(y); n <- length(x)
  out <- list(values = x, season = s$season)
  f <- naive(ts(x), h = h, level = 95); out$naive <- list(mean = as.numeric(f$mean), sd = spread(f))
  f <- rwf(ts(x), h = h, drift = TRUE, level = 95); out$drift <- list(mean = as.numeric(f$mean), sd = spread(f))
  f <- meanf(ts(x), h = h, level = 95)
  out$mean <- list(mean = as.numeric(f$mean), lower = as.numeric(f$lower[, 1]), upper = as.numeric(f$upper[, 1]))
  if (s$season > 1) {
    hh <- 2 * s$season
    f <- snaive(y, h = hh, level = 95); out$snaive <- list(mean = as.numeric(f$mean), sd = spread(f))
    out$indices <- as.numeric(decompose(y, type = "multiplicative")$figure)
    out$additive <- as.numeric(decompose(y, type = "additive")$figure)
  }
  out$ses <- ets_fixed(x, FALSE, FALSE, 0.3, 0, 0)
  out$holt <- ets_fixed(x, TRUE, FALSE, 0.4, 0.1, 1)
  out$damped <- ets_fixed(x, TRUE, TRUE, 0.5, 0.2, 0.9)
  sse <- function(model, damped) {
    fit <- tryCatch(ets(ts(x), model = model, damped = damped, opt.crit = "mse", nmse = 1,
      bounds = "usual"), error = function(e) NULL)
    if (is.null(fit)) NA else sum(residuals(fit)^2)
  }
  out$best <- list(ses = sse("ANN", FALSE), holt = if (n > 6) sse("AAN", FALSE) else NA,
    damped = if (n > 8) sse("AAN", TRUE) else NA)
  # thetaf with its own estimate of alpha, so that only the arithmetic is compared
  theta <- thetaf(y, h = h, level = 95)
  a <- theta$model$alpha; if (is.null(a)) a <- theta$model$par["alpha"]
  out$theta <- list(mean = as.numeric(theta$mean), sd = spread(theta), alpha = unname(as.numeric(a)))
  out
}
cat(toJSON(lapply(series, one), digits = NA, auto_unbox = TRUE, na = "null"), "\n")

# Reference values for Tests/ForecastingTests/ETS from R's forecast package (8.20).
# usage: Rscript ets.R > ../../ForecastingTests/Fixtures/ets.json   (apt: r-cran-forecast)
suppressMessages({library(forecast); library(jsonlite)})
options(digits = 17)
hidden <- function(name) get(name, envir = asNamespace("forecast"))
series <- list(
  nile = ts(as.numeric(Nile)),
  livestock = ts(c(263.9, 268.3, 260.7, 266.6, 277.5, 283.8, 290.3, 278.7, 301, 283.3,
    313.1, 307.4, 327.2, 316.5, 340.1, 335.8, 351.2, 348.6, 369.9, 361.7)),
  airline = ts(as.numeric(AirPassengers), frequency = 12),
  gas = ts(as.numeric(UKgas), frequency = 4),
  deaths = ts(as.numeric(ldeaths), frequency = 12))
h <- 30

# Every model with given parameters and states: R's own recursions, likelihood and moments.
fixed <- function(y, e, t, s, damped) {
  m <- if (s == "N") 1 else frequency(y)
  init <- hidden("initstate")(y, t, s)
  if (s != "N") {
    first <- 2 + (t != "N")
    seasonal <- init[first:length(init)]
    init <- c(init[seq_len(first - 1)], seasonal, m * (s == "M") - sum(seasonal))
  }
  if (t == "M") init[2] <- 1.01
  par <- c(alpha = 0.3, beta = 0.05, gamma = 0.2, phi = 0.9)
  z <- hidden("pegelsresid.C")(y, m, init, e, t, s, damped, 0.3, 0.05, 0.2, 0.9, 1)
  last <- z$states[nrow(z$states), ]
  sigma2 <- mean(z$e^2)
  # The mean path written out: R's etsforecast adds up the wrong powers of phi beyond the first step.
  l <- last[1]; b <- last[2]; p <- if (damped) 0.9 else 1
  path <- sapply(seq_len(h), function(i) {
    steps <- sum(p^seq_len(i)); q <- switch(t, N = l, A = l + steps * b, M = l * b^steps)
    z <- last[length(last) - (i - 1) %% m]; switch(s, N = q, A = q + z, M = q * z)
  })
  out <- list(model = paste0(e, t, if (damped) "d", s), state = unname(init), loglik = -0.5 * z$lik,
    sse = sum(z$e^2), path = path)
  # 8.20 leaves phi out of class 3's mean and, without trend, puts gamma into the wrong row of class 1.
  kind <- if (s == "A" && t == "N") NA else if (e == "A" && t != "M" && s != "M") "class1" else if (e == "M" && t != "M" && s != "M") "class2"
    else if (e == "M" && t != "M" && !damped) "class3" else NA
  if (!is.na(kind)) {
    f <- hidden(kind)(h, last, t, s, damped, m, sigma2, par)
    out$mean <- f$mu; out$var <- f$var / sigma2
  }
  out
}
one <- function(y) {
  models <- expand.grid(e = c("A", "M"), t = c("N", "A", "M"), s = if (frequency(y) > 1) c("N", "A", "M") else "N",
    damped = c(FALSE, TRUE), stringsAsFactors = FALSE)
  models <- models[!(models$t == "N" & models$damped), ]
  best <- ets(y)
  list(values = as.numeric(y), season = frequency(y), method = best$method, aicc = best$aicc, loglik = best$loglik,
    fixed = lapply(seq_len(nrow(models)), function(i) with(models[i, ], fixed(y, e, t, s, damped))))
}
cat(toJSON(lapply(series, one), digits = NA, auto_unbox = TRUE, na = "null"), "\n")

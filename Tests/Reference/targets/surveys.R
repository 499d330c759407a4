# Reference values of surveys, by base R: Rscript Tests/Reference/targets/surveys.R > Tests/TargetSettingTests/Fixtures/surveys.json
# prop.test gives Wilson's interval and, for two samples, the plain interval of a difference;
# power.prop.test the sample size; the t interval of a mean is written out. A finite population
# multiplies the variance by (N - n)/(N - 1), a design effect by deff.
num <- function(x) sprintf("%.15g", x)
row <- function(...) {
  x <- list(...)
  paste0("    {", paste0('"', names(x), '": ', vapply(x, num, ""), collapse = ", "), "}")
}
wilson <- function() {
  cases <- list(c(8, 10), c(0, 12), c(12, 12), c(243, 300), c(2432, 3018), c(1, 450), c(225, 450))
  vapply(cases, function(c) {
    for95 <- prop.test(c[1], c[2], correct = FALSE)$conf.int
    for90 <- prop.test(c[1], c[2], correct = FALSE, conf.level = 0.9)$conf.int
    row(yes = c[1], n = c[2], low95 = for95[1], high95 = for95[2], low90 = for90[1], high90 = for90[2])
  }, "")
}
change <- function() {
  cases <- list(c(2432, 3018, 2411, 3018), c(90, 100, 70, 100), c(30, 60, 25, 80))
  vapply(cases, function(c) {
    t <- suppressWarnings(prop.test(c(c[1], c[3]), c(c[2], c[4]), correct = FALSE))
    row(yes2 = c[1], n2 = c[2], yes1 = c[3], n1 = c[4], low = t$conf.int[1], high = t$conf.int[2])
  }, "")
}
size <- function() {
  cases <- list(c(0.799, 0.806, 0.8), c(0.5, 0.55, 0.8), c(0.9, 0.8, 0.9), c(0.1, 0.2, 0.5))
  vapply(cases, function(c) {
    # solved for a power, without the tolerance of uniroot
    n <- power.prop.test(p1 = c[1], p2 = c[2], power = c[3], tol = 1e-12)$n
    row(p1 = c[1], p2 = c[2], power = c[3], n = n)
  }, "")
}
margin <- function() {
  cases <- list(c(1800, NA, 1, 0.5), c(450, NA, 1, 0.5), c(3018, NA, 1, 0.5), c(800, NA, 1, 0.5),
                c(450, 500000, 1, 0.5), c(300, 1200, 1, 0.2), c(300, 1200, 1.5, 0.2), c(1200, 1200, 1, 0.2))
  vapply(cases, function(c) {
    fpc <- if (is.na(c[2])) 1 else sqrt((c[2] - c[1]) / (c[2] - 1))
    m <- qnorm(0.975) * sqrt(c[3] * c[4] * (1 - c[4]) / c[1]) * fpc
    row(n = c[1], population = if (is.na(c[2])) -1 else c[2], deff = c[3], p = c[4], margin = m)
  }, "")
}
mean_ <- function() {
  cases <- list(c(4.2, 0.8, 25), c(82.5, 14.1, 450), c(3, 1, 2))
  vapply(cases, function(c) row(mean = c[1], sd = c[2], n = c[3], margin = qt(0.975, c[3] - 1) * c[2] / sqrt(c[3])), "")
}
part <- function(name, rows) paste0('  "', name, '": [\n', paste(rows, collapse = ",\n"), "\n  ]")
cat("{\n", paste(c(part("wilson", wilson()), part("change", change()), part("size", size()),
                   part("margin", margin()), part("mean", mean_())), collapse = ",\n"), "\n}\n", sep = "")

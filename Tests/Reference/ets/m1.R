# AICc, model and CPU milliseconds of R's forecast::ets (8.20) for every series of M1.
# usage: Rscript m1.R M1.CSV OUT.CSV   (about five minutes; apt: r-cran-forecast)
suppressMessages(library(forecast))
argument <- commandArgs(trailingOnly = TRUE)
d <- read.csv(argument[1]); d <- d[d$split=="train",]
out <- file(argument[2], "w"); cat("id,m,n,method,aicc,loglik,np,ms\n",file=out)
for (id in unique(d$unique_id)) { g <- d[d$unique_id==id,]; m <- g$season_length[1]
 y <- ts(g$y[order(g$ds)], frequency=m); t <- proc.time()
 f <- suppressWarnings(tryCatch(ets(y), error=function(e) NULL)); s <- (proc.time()-t)
 if (!is.null(f)) cat(sprintf("%s,%d,%d,\"%s\",%.10f,%.10f,%d,%.2f\n",id,m,length(y),f$method,ifelse(is.null(f$aicc),NA,f$aicc),f$loglik,length(f$par)+1,1000*sum(s[1:2])),file=out); flush(out) }

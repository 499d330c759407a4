# Every yearly, quarterly and monthly time series of the installed R packages, no competition data.
# usage: Rscript r_series.R OUT.csv
out <- file(commandArgs(TRUE)[1], "w"); cat("unique_id,period,season_length,ds,y\n",file=out)
seen <- character(0); cnt <- c()
emit <- function(id,x,f,start){ x<-as.numeric(x); ok<-which(is.finite(x)); if(length(ok)<12) return()
 x<-x[min(ok):max(ok)]; r<-rle(is.finite(x)); st<-cumsum(c(1,r$lengths)); k<-which(r$values); b<-k[which.max(r$lengths[k])]; x<-x[st[b]:(st[b]+r$lengths[b]-1)]
 if(length(x)<12|| length(unique(x))<5) return()
 key<-paste(round(head(x,8),4),collapse=";"); if(key %in% seen) return(); seen<<-c(seen,key)
 p<-c("1"="yearly","4"="quarterly","12"="monthly")[as.character(f)]
 id<-gsub("[, ]","_",id)
 cat(paste0(id,",",p,",",f,",",seq_along(x),",",format(x,digits=12,trim=TRUE),"\n"),file=out,sep=""); cnt<<-c(cnt,p)}
pk <- rownames(installed.packages()); pk<-setdiff(pk,c("Mcomp","Tcomp"))
d <- tryCatch(data(package=pk)$results,error=function(e) NULL)
for(i in seq_len(nrow(d))) try({ p<-d[i,"Package"]; nm<-sub(" .*","",d[i,"Item"]); if(grepl("tour|visn",nm)) next
 if(p %in% c("spData","spatstat.data","TH.data","biobase","Biobase","NMF")) next
 e<-new.env(); f<-d[i,"Item"]; m<-regmatches(f,regexpr("\\((.*)\\)",f)); src<-if(length(m)) gsub("[()]","",m) else nm
 ok<-tryCatch({suppressWarnings(data(list=src,package=p,envir=e)); TRUE},error=function(e) FALSE)
 if(!ok||!exists(nm,envir=e,inherits=FALSE)) next
 x<-get(nm,envir=e); if(inherits(x,"zooreg")||inherits(x,"zoo")) x<-tryCatch(as.ts(x),error=function(e) x)
 L<-if(is.list(x)&&!is.data.frame(x)) x else list(x); if(length(L)>200) next
 for(j in seq_along(L)){ y<-tryCatch(L[[j]],error=function(e) NULL); if(!is.ts(y)) next; fr<-frequency(y); if(!(fr %in% c(1,4,12))) next
  if(is.matrix(y)||is.data.frame(y)) for(c in seq_len(ncol(y))) try(emit(paste(p,nm,j,c,sep="."),y[,c],fr)) else try(emit(paste(p,nm,j,sep="."),y,fr)) } },silent=TRUE)
print(table(cnt))
close(out)

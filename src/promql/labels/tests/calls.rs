//! Labels of function calls.

use super::check;

#[test]
fn functions() {
    check(
        r#"
        rate(up{job="a"}[5m]) => __name__:never job:surely *:maybe
        last_over_time(up{job="a"}[5m]) => __name__:surely job:surely
        sort_desc(up) => __name__:surely
        abs(up) => __name__:never *:maybe
        -up => __name__:never *:maybe
        +up => __name__:surely
        max_over_time(rate(up{job="a"}[5m])[1h:1m]) => __name__:never job:surely
        time() => __name__:never *:never
        scalar(up) => *:never
        vector(1) => __name__:never *:never
        hour() => *:never
        hour(up{job="a"}) => __name__:never job:surely *:maybe
        histogram_quantile(0.9, x) => le:never __name__:never *:maybe
        histogram_quantile(0.9, sum by (le, job) (x)) => le:never job:maybe *:never
        histogram_fraction(0, 1, x{le="1"}) => le:never
        histogram_quantiles(x, "q", 0.5, 0.9) => q:surely le:never *:maybe
        histogram_quantiles(x, "$q", 0.5, 0.9) => q:maybe *:maybe
        histogram_count(x) => __name__:never
        unknown(sum(up)) => *:maybe __name__:maybe
        $f(sum(up)) => *:maybe
        rate(up{__type__="counter"}[5m]) => __type__:maybe
        info(sum by (job) (x)) => job:maybe *:maybe __name__:never
        info(x{job="a"}) => job:surely *:maybe __name__:surely
        info(sum by (job) (x), {version=~".+"}) => job:maybe version:maybe *:never
        info(sum by (job) (x), {__name__="y_info"}) => *:maybe
        info(sum by (job) (x), {$m}) => *:maybe
        "#,
    );
}

#[test]
fn absent() {
    check(
        r#"
        absent(up{job="a", pod=~"b", zone!=""}) => __name__:never job:surely pod:never zone:never *:never
        absent_over_time(up{job="a"}[5m]) => job:surely *:never
        absent((up{job="a"})) => job:surely *:never
        absent(up{job="a", job="b"}) => job:never
        absent(up{job=~"a", job="b"}) => job:surely
        absent(up{job="b", job=~"a"}) => job:never
        absent(up{job=""}) => job:never
        absent(up{job="$job"}) => job:maybe *:never
        absent(up{job="$job", zone="a"}) => job:maybe zone:surely
        absent(up{$m, zone="a"}) => zone:maybe *:maybe
        absent(up{$x="b", zone="a"}) => zone:maybe *:maybe
        absent(sum(up{job="a"})) => job:never *:never
        absent_over_time(sum(up{job="a"})[5m:]) => job:never *:never
        absent($x) => *:maybe
        "#,
    );
}

#[test]
fn label_functions() {
    check(
        r#"
        # A constant where the pattern matches everything.
        label_replace(sum(x), "a", "b", "", ".*") => a:surely *:never
        label_replace(sum(x), "a", "b", "", "") => a:surely *:never
        label_replace(sum(x), "a", "b", "job", "(.*)") => a:surely
        label_replace(x, "a", "b", "job", "c") => a:maybe __name__:surely *:maybe
        label_replace(x{a="c"}, "a", "b", "job", "c") => a:surely
        # An empty replacement drops the label.
        label_replace(x{a="c"}, "a", "", "", "") => a:never
        label_replace(x{a="c"}, "a", "", "job", "c") => a:maybe
        label_replace(sum(x), "a", "", "job", "c") => a:never
        # A copy is there where the source is.
        label_replace(x{job="c"}, "a", "$1", "job", "(.*)") => a:surely job:surely
        label_replace(x, "a", "$1", "job", "(.*)") => a:maybe
        label_replace(sum by (b) (x), "a", "$1", "job", "(.*)") => a:never b:maybe
        label_replace(x{job="c"}, "a", "$1", "job", "(.+)") => a:surely
        label_replace(x{a="c"}, "a", "$1", "job", "(.+)") => a:surely
        label_replace(x{a="c"}, "a", "$1", "job", "(.*)") => a:maybe
        label_replace(x{a="c"}, "a", "$1", "job", "(.*):.*") => a:maybe
        label_replace(x{a="c"}, "a", "${1}:$2", "job", "(.*):(.*)") => a:surely
        label_replace(sum(x), "a", "b", "job", "c") => a:never
        # Prometheus may remove the name late.
        label_replace(rate(x[5m]), "a", "$1", "__name__", "(.*)") => a:maybe __name__:never
        label_replace(rate(x[5m]), "__name__", "b", "", "") => __name__:surely
        # Variables.
        label_replace(sum(x), "$a", "b", "", "") => a:maybe *:maybe
        label_replace(sum(x), "a", "$b", "", "") => a:maybe *:never
        label_replace(sum(x), "a", "b", "$c", "d") => a:maybe *:never
        label_replace(sum(x), "a", "b", "c", "$d") => a:maybe *:never
        label_join(x{b="1"}, "a", "", "b") => a:surely
        label_join(x, "a", "-", "b", "c") => a:surely
        label_join(x, "a", "", "b", "c") => a:maybe
        label_join(sum(x), "a", "", "b", "c") => a:never
        label_join(sum(x), "a", "$s", "b", "c") => a:maybe *:never
        label_join(x{a="1"}, "a", "-") => a:never
        label_join(sum(x), "a", "-", "b") => a:never
        label_join(sum(x), "$a", "-", "b") => a:maybe *:maybe
        "#,
    );
}

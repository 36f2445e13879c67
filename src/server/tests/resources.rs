//! Creating, reading, replacing and removing; addresses and methods.

use super::*;

const EMPTY: &str = r#"{"panels": {}, "layouts": []}"#;

#[test]
fn a_resource_is_created_read_replaced_and_removed() {
    let one = dashboard("One", EMPTY);
    let at = "/api/v1/projects/P/dashboards/ONE";
    check(&[
        (&format!("GET {at}"), "", 404, "document not found"),
        (&format!("PUT {at}"), &one, 404, "document not found"),
        (&format!("POST {DASHBOARDS}"), &one, 200, r#""name":"one""#),
        (
            &format!("POST {DASHBOARDS}/"),
            &one,
            409,
            "document already exists",
        ),
        (&format!("GET {at}"), "", 200, r#""version":0"#),
        (&format!("PUT {at}"), &one, 200, r#""version":1"#),
        (&format!("GET {at}/"), "", 200, r#""duration":"1h""#),
        (&format!("DELETE {at}"), "", 204, ""),
        (&format!("DELETE {at}"), "", 404, "document not found"),
        (&format!("POST {DASHBOARDS}"), &one, 200, r#""version":0"#),
    ]);
}

#[test]
fn a_resource_belongs_to_a_project_that_is_there() {
    let one = dashboard("one", EMPTY);
    let with = |project: &str| one.replace("\"one\"", &format!(r#""one", "project": "{project}""#));
    let (p, q, climbing) = (with("p"), with("q"), with("../p"));
    check(&[
        (
            "POST /api/v1/projects/q/dashboards",
            &one,
            400,
            r#"metadata.project \"q\" doesn't exist"#,
        ),
        (
            "GET /api/v1/projects/q/dashboards",
            "",
            400,
            r#"metadata.project \"q\" doesn't exist"#,
        ),
        (
            "GET /api/v1/projects/q/dashboards/one",
            "",
            400,
            r#"metadata.project \"q\" doesn't exist"#,
        ),
        (
            "PUT /api/v1/projects/q/dashboards/one",
            &one,
            404,
            "document not found",
        ),
        (
            "DELETE /api/v1/projects/q/dashboards/one",
            "",
            404,
            "document not found",
        ),
        (
            "POST /api/v1/dashboards",
            &one,
            400,
            "`metadata.project` is missing",
        ),
        (
            "POST /api/v1/dashboards",
            &q,
            400,
            r#"metadata.project \"q\" doesn't exist"#,
        ),
        ("POST /api/v1/dashboards", &climbing, 400, "doesn't exist"),
        (
            "POST /api/v1/projects/p/dashboards",
            &q,
            400,
            "the project in the path",
        ),
        ("POST /api/v1/dashboards", &p, 200, r#""project":"p""#),
        ("DELETE /api/v1/projects/p", "", 204, ""),
        ("GET /api/v1/dashboards", "", 200, "[]"),
    ]);
}

#[test]
fn the_address_of_an_update_names_the_resource() {
    let nameless = r#"{"kind": "Dashboard", "spec": {"panels": {}}}"#;
    let empty_metadata = r#"{"kind": "Dashboard", "metadata": {}, "spec": {"panels": {}}}"#;
    let one = dashboard("one", EMPTY);
    check(&[
        (
            &format!("POST {DASHBOARDS}"),
            nameless,
            400,
            "missing-field",
        ),
        (&format!("POST {DASHBOARDS}"), &one, 200, ""),
        (
            &format!("PUT {DASHBOARDS}/one"),
            nameless,
            200,
            r#""version":1"#,
        ),
        (
            &format!("PUT {DASHBOARDS}/one"),
            empty_metadata,
            400,
            "missing-field",
        ),
        (
            &format!("PUT {DASHBOARDS}/two"),
            &one,
            400,
            "the name in the path",
        ),
    ]);
}

#[test]
fn no_name_climbs() {
    let one = dashboard("one", EMPTY);
    let dots = dashboard("..", EMPTY);
    check(&[
        (&format!("POST {DASHBOARDS}"), &one, 200, ""),
        (&format!("POST {DASHBOARDS}"), &dots, 400, "malformed-name"),
        (
            "POST /api/v1/projects",
            r#"{"kind": "Project", "metadata": {"name": ".."}, "spec": {}}"#,
            400,
            "malformed-name",
        ),
        ("DELETE /api/v1/projects/x/dashboards/../p/one", "", 404, ""),
        ("DELETE /api/v1/projects/p/dashboards/../p/one", "", 404, ""),
        (
            "DELETE /api/v1/projects/p/dashboards/%2e%2e%2fp%2fone",
            "",
            404,
            "",
        ),
        ("DELETE /api/v1/projects/..", "", 404, ""),
        (
            "GET /api/v1/projects/../dashboards",
            "",
            400,
            "doesn't exist",
        ),
        (
            &format!("GET {DASHBOARDS}/a%zz"),
            "",
            400,
            "400 Bad Request",
        ),
        (&format!("GET {DASHBOARDS}/one"), "", 200, ""),
    ]);
}

#[test]
fn methods_are_those_of_the_address() {
    let app = app();
    let check = |line: &str, status: u16, allow: Option<&str>| {
        let answer = send(&app, line, "");
        assert_eq!((answer.status, answer.allow), (status, allow), "{line}");
    };
    let (all, one) = (
        Some("OPTIONS, GET, POST"),
        Some("OPTIONS, DELETE, GET, PUT"),
    );
    check("OPTIONS /api/v1/projects", 204, all);
    check("HEAD /api/v1/projects", 405, all);
    check("DELETE /api/v1/projects", 405, all);
    check("PATCH /api/v1/projects/p", 405, one);
    check("OPTIONS /api/v1/projects/p", 204, one);
    check("POST /api/config", 405, Some("OPTIONS, GET"));
    check("GET /api/migrate", 405, Some("OPTIONS, POST"));
    check("GET /api/v1/roles", 404, None);
    check("OPTIONS /api/v1/nowhere", 404, None);
}

#[test]
fn users_keep_what_an_update_leaves_out() {
    let user = |spec: &str| {
        format!(r#"{{"kind": "User", "metadata": {{"name": "ada"}}, "spec": {spec}}}"#)
    };
    let whole = user(r#"{"firstName": "Ada", "nativeProvider": {"password": "pw1"}}"#);
    check(&[
        ("POST /api/v1/users", &user("{}"), 400, "password"),
        (
            "POST /api/v1/users",
            &whole,
            200,
            r#""password":"<secret>""#,
        ),
        (
            "PUT /api/v1/users/ada",
            &user("{}"),
            200,
            r#""firstName":"Ada""#,
        ),
        (
            "PUT /api/v1/users/ada",
            &user(r#"{"nativeProvider": {"password": "<secret>"}}"#),
            200,
            r#""version":2"#,
        ),
        ("GET /api/v1/users/ada", "", 200, r#""password":"<secret>""#),
        ("GET /api/v1/users/ada/permissions", "", 401, "unauthorized"),
        ("GET /api/v1/user/whoami", "", 401, "unauthorized"),
    ]);
}

#[test]
fn what_is_not_done_here_is_said() {
    let local = r#"{"panels": {}, "datasources": {"d": {"default": false, "plugin": {"kind": "PrometheusDatasource", "spec": {"directUrl": "http://prom.example"}}}}}"#;
    check(&[
        (
            "POST /api/migrate",
            r#"{"grafanaDashboard": {"uid": "u"}}"#,
            501,
            "does not migrate",
        ),
        ("POST /api/migrate", "{}", 400, "grafanaDashboard"),
        (
            "POST /api/v1/projects/p/datasources",
            &datasource("Datasource", "d", false),
            200,
            "",
        ),
        (
            &format!("POST {DASHBOARDS}"),
            &dashboard("b", local),
            200,
            "",
        ),
        (
            "GET /proxy/projects/p/datasources/d/api/v1/labels",
            "",
            501,
            "does not forward",
        ),
        (
            "GET /proxy/projects/p/datasources/x/api/v1/labels",
            "",
            404,
            "document not found",
        ),
        (
            "GET /proxy/projects/x/datasources/d/api/v1/labels",
            "",
            400,
            "doesn't exist",
        ),
        (
            "GET /proxy/globaldatasources/x/api",
            "",
            404,
            "document not found",
        ),
        (
            "GET /proxy/projects/p/dashboards/b/datasources/d/api",
            "",
            501,
            "does not forward",
        ),
        (
            "GET /proxy/projects/p/dashboards/b/datasources/x/api",
            "",
            404,
            "document not found",
        ),
        (
            "POST /proxy/unsaved/globaldatasources/x",
            "{}",
            501,
            "does not forward",
        ),
    ]);
}

#[test]
fn views_are_of_dashboards_that_are_there() {
    let view = |rest: &str| format!(r#"{{"project": "P", "dashboard": "One"{rest}}}"#);
    check(&[
        ("POST /api/v1/view", &view(""), 404, "document not found"),
        (
            &format!("POST {DASHBOARDS}"),
            &dashboard("one", EMPTY),
            200,
            "",
        ),
        (
            "POST /api/v1/view",
            &view(r#", "render_time": 1.5, "render_errors": 0"#),
            200,
            "",
        ),
        (
            "POST /api/v1/view",
            &view(r#", "render_time": -1"#),
            400,
            "render_time",
        ),
        (
            "POST /api/v1/view",
            &view(r#", "render_errors": 0.5"#),
            400,
            "render_errors",
        ),
        ("POST /api/v1/view", "{}", 400, "`project`"),
    ]);
}

#[test]
fn the_server_tells_about_itself() {
    check(&[
        ("GET /api/v1/health", "", 200, r#""version":"0.54.0""#),
        ("GET /api/config", "", 200, r#""folder":"data""#),
        (
            "GET /api/v1/plugins",
            "",
            200,
            r#""name":"PrometheusDatasource""#,
        ),
    ]);
}

#[test]
fn endpoints_that_a_datasource_does_not_allow_are_forbidden() {
    let allowed = r#"[{"endpointPattern": "/labels", "method": "GET"}, {"endpointPattern": "/q.*", "method": "POST"}]"#;
    let proxy = r#"{"kind": "HTTPProxy", "spec": {"url": "http://prom.example", "secret": "s", "allowedEndpoints": "#;
    let body = datasource("GlobalDatasource", "g", false);
    let body = body.replace(
        r#""directUrl": "http://prom.example""#,
        &format!(r#""proxy": {proxy}{allowed}}}}}"#),
    );
    let at = |method: &str, path: &str| format!("{method} /proxy/globaldatasources/g{path}");
    check(&[
        ("POST /api/v1/globaldatasources", &body, 200, ""),
        (&at("GET", "/api/labels"), "", 404, "the secret"),
        (&at("POST", "/api/labels"), "", 404, "the secret"),
        (&at("GET", "/api/query"), "", 403, "forbidden access"),
        (&at("DELETE", "/api/labels"), "", 403, "forbidden access"),
    ]);
}

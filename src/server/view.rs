//! Browsers tell that a dashboard is looked at. Nobody counts it here; the answer says whether there
//! is such a dashboard.

use super::app::{App, expect_json};
use super::body;
use super::message::{Answer, Request};
use super::resources::failed;
use crate::doc::Value;
use crate::model::{Key, ResourceKind};

/// Takes note that a dashboard was looked at.
pub(super) fn view(app: &App, request: &Request) -> Answer {
    match seen(app, request) {
        Ok(()) => Answer::empty(200),
        Err(answer) => answer,
    }
}

fn seen(app: &App, request: &Request) -> Result<(), Answer> {
    expect_json(request)?;
    let view = body::value(&request.body)?;
    let text = |field: &str| {
        let text = view
            .get(field)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty());
        text.ok_or_else(|| {
            Answer::bad_request(&format!("the field `{field}` is missing or no text"))
        })
    };
    let (project, dashboard) = (text("project")?, text("dashboard")?);
    for (field, whole) in [("render_time", false), ("render_errors", true)] {
        let Some(value) = view.get(field).filter(|value| !value.is_null()) else {
            continue;
        };
        let number = value.as_number();
        let is_good = number
            .is_some_and(|number| number.as_f64() >= 0.0 && (!whole || number.as_i64().is_some()));
        if !is_good {
            return Err(Answer::bad_request(&format!(
                "`{field}` is a number that is not negative"
            )));
        }
    }
    let key = Key::new(
        ResourceKind::Dashboard,
        Some(project),
        dashboard,
        app.target,
    );
    let found = match key {
        Ok(key) => app.store.text(&key).map_err(|fault| failed(&fault))?,
        Err(_) => None,
    };
    found.map(|_| ()).ok_or_else(Answer::not_found)
}

//! What queries look like as text.

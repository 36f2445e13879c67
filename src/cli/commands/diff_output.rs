//! What `perscope diff` prints: the plan on stdout, everything else on stderr.

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::Failure;

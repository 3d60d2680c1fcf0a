//! Small plans with a wrong or missing figure or finding, each with what is right.

mod findings;

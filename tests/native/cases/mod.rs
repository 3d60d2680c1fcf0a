//! Small plans that were once told wrongly, each with the figure or finding that is right.

mod money;

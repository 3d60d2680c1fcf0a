//! Sectorplan.

// Where things go on paper: font metrics.
pub mod layout;

// Drawings with plotters, written once for every backend.
pub mod chart;

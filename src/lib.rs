//! Sectorplan.

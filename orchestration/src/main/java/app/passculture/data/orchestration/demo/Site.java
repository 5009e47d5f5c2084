package app.passculture.data.orchestration.demo;

import org.locationtech.jts.geom.Coordinate;

/** Where a physical venue stands. */
record Site(Zone zone, Coordinate place, Address address) {}

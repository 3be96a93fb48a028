/**
 * Calibrations whose calls were given to a reviewer elsewhere, or came in a package: which package, and for whom of those who take
 * part (`reviewer`, as the house that made it names them).
 */
export const sql = `
CREATE TABLE packagedCalibration (
  packageId TEXT PRIMARY KEY,
  calibrationId TEXT NOT NULL,
  reviewer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX packagesOfCalibration ON packagedCalibration (calibrationId);
`;

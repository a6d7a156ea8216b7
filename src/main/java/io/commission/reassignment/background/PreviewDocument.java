package io.commission.reassignment.background;

/** Examples of the API document. */
final class PreviewDocument {
    static final String PREFER = "respond-async: the preview is made in the background (RFC 7240). Other preferences are left alone";
    static final String BACKGROUND = """
            With the header Prefer: respond-async a preview that may take long is made in the background: 202, and Location says where \
            it will be. It is made with the caller's own rights, and has FAILED where the call would have been refused.""";
    static final String ASKED = """
            {"previewId": "01923a4e-7c1b-7f0e-9d7a-3f2b8c5d6e10", "status": "RUNNING"}""";
    static final String RUNNING = """
            {"previewId": "01923a4e-7c1b-7f0e-9d7a-3f2b8c5d6e10", "kind": "GLOBAL", "status": "RUNNING", "bulk": null, "global": null,
              "problem": null, "createdAt": "2026-06-12T17:00:00Z", "endedAt": null}""";
    static final String READY = """
            {"previewId": "01923a4e-7c1b-7f0e-9d7a-3f2b8c5d6e10", "kind": "GLOBAL", "status": "READY", "bulk": null,
              "global": {
                "personId": "01923a4e-0000-7000-8000-00000000000a", "personName": "Ray Roe", "strategy": "UNIFORM",
                "effectiveDate": "2026-07-01", "endDate": "2026-06-30",
                "scope": {"accounts": 0, "opportunities": 1, "openOpportunities": 1, "commissionAtStake": 150.00,
                  "byTerritory": [{"territory": null, "accounts": 0, "opportunities": 1, "commission": 300.00}],
                  "byRole": [{"role": "HOUSE_REP", "opportunities": 1, "commission": 150.00}]},
                "receivers": [{"personId": null, "personName": null, "accounts": 0, "opportunities": 1}],
                "commissionTransfers": [{"fromPersonId": "01923a4e-0000-7000-8000-00000000000a", "fromPersonName": "Ray Roe",
                  "toPersonId": "01923a4e-0000-7000-8000-000000000001", "toPersonName": "House", "opportunities": 1, "amount": 150.00}],
                "warnings": [], "conflicts": [],
                "itemCounts": {"accounts": 0, "accountsMoved": 0, "opportunities": 1, "opportunitiesMoved": 1,
                  "scheduleRowsTouched": 1, "scheduleRowsProrated": 0, "skipped": 0, "conflicts": 0},
                "impact": {
                  "previewDeltas": [
                    {"personId": "01923a4e-0000-7000-8000-00000000000a", "personName": "Ray Roe", "month": "2026-07",
                      "before": 150.00, "after": 0.00, "delta": -150.00, "waiting": 0.00},
                    {"personId": "01923a4e-0000-7000-8000-000000000001", "personName": "House", "month": "2026-07",
                      "before": 150.00, "after": 300.00, "delta": 150.00, "waiting": 0.00}],
                  "structures": [{
                    "before": [{"role": "HOUSE_REP", "personId": "01923a4e-0000-7000-8000-00000000000a", "personName": "Ray Roe", "percent": 50.00},
                      {"role": "HOUSE", "personId": "01923a4e-0000-7000-8000-000000000001", "personName": "House", "percent": 50.00}],
                    "after": [{"role": "HOUSE", "personId": "01923a4e-0000-7000-8000-000000000001", "personName": "House", "percent": 100.00}],
                    "opportunities": 1}],
                  "structuresNotListed": 0,
                  "byTerritory": [{"territory": null, "accounts": 0, "opportunities": 1, "commission": 300.00}],
                  "byRole": [{"role": "HOUSE_REP", "opportunities": 1, "commission": 150.00}],
                  "skipped": [], "skippedByReason": []},
                "stateHash": "5f2c0d9f6f7e4a1b8c3d"},
              "problem": null, "createdAt": "2026-06-12T17:00:00Z", "endedAt": "2026-06-12T17:00:04Z"}""";
    static final String FAILED = """
            {"previewId": "01923a4e-7c1b-7f0e-9d7a-3f2b8c5d6e10", "kind": "BULK", "status": "FAILED", "bulk": null, "global": null,
              "problem": {"code": "RECEIVER_TERMINATED", "detail": "Tim has left the company. Name somebody else."},
              "createdAt": "2026-06-12T17:00:00Z", "endedAt": "2026-06-12T17:00:01Z"}""";

    private PreviewDocument() {
    }
}

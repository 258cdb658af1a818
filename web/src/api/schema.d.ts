// Written by `npm run api` from docs/openapi.json. Do not edit.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts by login. */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Opens an account for a worker and shows its one-time password. Once opened, the same request is a conflict, for the password is not shown twice. */
        put: operations["openAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes an account for good and ends its sessions. The worker and what they did stay. */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a new one-time password and ends all sessions of the account. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a locked account in again. */
        post: operations["unlockAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists alerts, newest first. */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the alerts that the caller must look at, newest first. */
        get: operations["listMyAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that one looks after an alert. */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes an alert with its outcome. */
        post: operations["closeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/area-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists how the tree changed, newest first. */
        get: operations["listAreaChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the parts of an area, the results of a search, or the caller's own areas. */
        get: operations["listAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one area. */
        get: operations["showArea"];
        /** Adds an area below an existing one. */
        put: operations["addArea"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{code}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges an area into another of its level. Its parts get the next free codes there. */
        post: operations["mergeAreas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{code}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an area another name; its code and history stay. */
        post: operations["renameArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{code}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Splits some parts of an area off into a new area beside it. */
        post: operations["splitArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists returnees, newest first. */
        get: operations["listArrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the filtered list as an xlsx file. Who took it, where and how many rows is in the journal. */
        get: operations["exportArrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a returnee. */
        get: operations["showArrival"];
        /**
         * Registers a returnee. Whom the policy says must stay at home is isolated at once.
         * @description The same person registered before is a conflict `already_registered`.
         */
        put: operations["registerArrival"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrivals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a registration. An isolation that rests on it ends with it. */
        post: operations["withdrawArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a batch would do, and does nothing. */
        post: operations["previewBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Does a batch, each part by itself. The same batch again does nothing twice. */
        put: operations["runBatch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says that nobody opens, or that help is needed. An alert goes to the team's lead and up the chain; there is no scene at the door. */
        put: operations["callOut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-teams/assign-proposed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assigns the proposed teams to all isolated households of an area that have none, 500 at a time. */
        post: operations["assignProposedTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/care-teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Assigns a team to a household, or changes it: whoever is not named any more serves until today. */
        put: operations["assignTeam"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoint-shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Plans a shift, or changes the plan: whoever is not named any more does not come. */
        put: operations["planShift"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists checkpoints in the order they were set up. */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a checkpoint. */
        get: operations["showCheckpoint"];
        /** Sets up a checkpoint; it is open from now on. */
        put: operations["addCheckpoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the board of a checkpoint. */
        get: operations["showBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a checkpoint. One of another kind or in another area is another checkpoint. */
        post: operations["changeCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a checkpoint; nobody is on duty there any more. */
        post: operations["closeCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the notes of a checkpoint, newest first. */
        get: operations["listHandovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a checkpoint again. */
        post: operations["reopenCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{id}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the shifts that begin on some days, planned or not, and who is missing. */
        get: operations["listShifts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who called or visited somebody, the newest first. */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes that somebody was called or visited. */
        put: operations["noteContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crossings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists crossings by the moment at the gate, newest first. */
        get: operations["listCrossings"];
        /** Registers up to a hundred crossings. Each is answered for by itself; one that is refused holds up no other. */
        put: operations["registerCrossings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crossings/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells who crossed with a vehicle before, in full, so that the form is filled in. */
        get: operations["knowVehicle"];
        put?: never;
        /** Tells how a person crossed before, in full, so that the form is filled in. */
        post: operations["knowPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crossings/of-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells where a person crossed, as driver or companion, the newest first. */
        post: operations["tracePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crossings/of-vehicle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells where a vehicle crossed, the newest first. */
        post: operations["traceVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crossings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a crossing. */
        get: operations["showCrossing"];
        /**
         * Registers a crossing, with the arrival and the isolation that follow from what is decided.
         * @description Somebody who should be at home in isolation is stored like everybody; the answer has a `notice` and their team an alert.
         */
        put: operations["registerCrossing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists phones, the one named last first. */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Names the phone at sign-in and gives the key for what is kept on it.
         * @description A revoked phone gets 403 `device_revoked` and no key.
         */
        put: operations["nameDevice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shuts a phone out: from now on every request of its sessions is answered with 403 `device_revoked`, nobody gets the key of
         *     what is kept on it again, and at its next contact it wipes. Saying it twice is saying it once.
         */
        post: operations["revokeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/wiped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a revoked phone holds nothing any more. It is signed out with that. */
        post: operations["confirmWipe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists disclosures, newest first. */
        get: operations["listDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Shows the public counts of grids or buildings in an area, for some days. */
        put: operations["openDisclosure"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a disclosure: from now on the public sees communities only. */
        post: operations["endDisclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where the caller stands now and when they come next. */
        get: operations["listMyDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Comes on duty. */
        put: operations["signOn"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties/{id}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes off duty, once the note of the shift before has been read. Others are signed off by whoever leads the checkpoint or plans
         *     its shifts, with a reason.
         */
        post: operations["signOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/{code}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the records behind a figure. */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Leaves a note for the next shift; only who stands there can. */
        put: operations["handOver"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that one has read the note of the last shift; somebody else on duty there than whoever wrote it. */
        post: operations["readHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists households. */
        get: operations["listHouseholds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a household. */
        get: operations["showHousehold"];
        /** Registers a household. */
        put: operations["addHousehold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households/{id}/care-team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the team of an isolated household. */
        get: operations["showTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households/{id}/care-team/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposes a team for an isolated household. Nothing is assigned. */
        get: operations["proposeTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports, newest first. */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a sheet, says what its columns hold and what the checks find. Writes nothing. */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an import and how far it is. */
        get: operations["showImport"];
        /** Imports a sheet. The answer comes at once; the import goes on and its progress can be asked for. */
        put: operations["startImport"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the report of an import, row by row; values are masked. */
        get: operations["showImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists isolations, newest first. */
        get: operations["listIsolations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an isolation. */
        get: operations["showIsolation"];
        /** Orders a registered returnee to stay at home. */
        put: operations["openIsolation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lists who was near somebody in the days before they were found ill. Phones stay masked. */
        post: operations["traceContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list of contacts as an xlsx file. Who took it, what for and how many rows is in the journal. */
        get: operations["exportContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the papers of an isolation and of its door. */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Adds an order to an isolation. Nothing of the earlier ones changes. */
        put: operations["giveOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the address of a page, made if there is none yet. The journal notes who asked for it. */
        post: operations["showPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/page/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a page back: its address opens nothing any more. */
        post: operations["revokePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/isolations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases somebody on or after the last day. */
        post: operations["releaseIsolation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the journal, newest first. */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judgements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Judges a reading. A later judgement stands beside the earlier one; the latest holds. */
        put: operations["confirmReading"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the saved mappings of the caller's areas. */
        get: operations["listMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a saved mapping. */
        delete: operations["deleteMapping"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows who is signed in. */
        get: operations["showMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the caller's password and ends their other sessions. A wrong old password counts as one at the door. */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what the page at a door tells. */
        get: operations["showMyDoor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/isolation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one's own isolation. */
        get: operations["showMyIsolation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own needs, the latest first. */
        get: operations["listMyNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says what one needs. It becomes a task of whoever answers for it. */
        put: operations["raiseNeed"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/readings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records one's own temperature and symptoms. The task that is due is done with it; a fever raises an alert. */
        put: operations["takeMyReading"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what people need, the latest first: the kinds that the caller's roles deal with. */
        get: operations["listNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a need. */
        get: operations["showNeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/needs/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a need; its task is done with it. */
        post: operations["answerNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/needs/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that one looks after a need: its task is one's own from now on. */
        post: operations["takeNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the texts that hold in an area. */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a text with somebody invented on it. Nothing is kept. */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives an area a text of its own. Versions before stay, and papers made with them say what they said. */
        put: operations["editTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes papers for everybody for whom there can be one. Each is a line in the journal. */
        post: operations["makeNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives papers as one docx file, each on its own page. Each is a line in the journal. */
        get: operations["exportNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows papers again, to be printed. Each is a line in the journal. */
        get: operations["printNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says for whom of many there can be a paper, and why not for the others. */
        post: operations["previewNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pass-uses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes a use; it may come late and in any order. What stands against the rules is in `over_use` of the answer. */
        put: operations["notePassUse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists passes, the latest first. */
        get: operations["listPasses"];
        put?: never;
        /** Issues passes to the households of an area that hold none and where nobody is isolated, at most 500 in one go. */
        post: operations["issuePasses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives passes as they are printed. Each is a line in the journal; those that were taken back are left out. */
        post: operations["printPasses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks a pass: whether it is a true one, how it stands, and what the gate says now. */
        get: operations["checkPass"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the key by which a phone tells a true pass. It is no secret. */
        get: operations["readKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says for which households of an area there would be passes, and issues none. */
        post: operations["previewPasses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a pass. */
        get: operations["showPass"];
        /** Issues a pass to a household that holds none and where nobody is isolated. */
        put: operations["issuePass"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/{id}/exceptions/{exception}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Allows outings of one purpose at any hour and beyond the rule of days, for a reason and until a day. */
        put: operations["giveException"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renews a pass, also one whose last day is over; not one that was taken back. */
        post: operations["renewPass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a pass back. From this moment on it holds nowhere; the household can be given another. */
        post: operations["revokePass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passes/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the uses of a pass, the latest at the gate first. */
        get: operations["listPassUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts what crossed in an area on a day: by hour, decision and checkpoint. */
        get: operations["listPassing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/persons/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a person's number, phone and address in full, to whom they live or arrived in scope. */
        post: operations["revealPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives a worker a post. Nobody gives a role that holds more than they may do there themselves. */
        put: operations["givePost"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a post, or lets it end earlier; what has ended is not prolonged, for that a new post is given. */
        post: operations["endPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proofs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a photo or signature. */
        get: operations["showProof"];
        /** Keeps a photo or signature for a task. */
        put: operations["sendProof"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/isolations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts who is isolated now in the parts of an area. Open to everybody. */
        get: operations["listPublicIsolations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was sent down, the newest first. */
        get: operations["listPushedLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-lists/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a list that was sent down and says how its rows would be answered. Writes nothing. */
        post: operations["previewPushedList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a list and how far it is answered. */
        get: operations["showPushedList"];
        /** Imports a list that was sent down. The part `about` says from whom and how urgent it is. */
        put: operations["importPushedList"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-lists/{id}/answer.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the list back as it came, with result, who checked and when. Numbers stand in it in full, as the sender wrote them. */
        get: operations["exportPushedAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists rows in the sender's order, the newest list first. */
        get: operations["listPushedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-rows/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answers a row; the visit that was laid for it is done with that. */
        put: operations["answerPushedRow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pushed-rows/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows somebody asked about in full. Who looked is in the journal. */
        post: operations["revealPushedRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists readings, newest first. */
        get: operations["listReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records temperature and symptoms. The task that is due is done with it; a fever raises an alert. */
        put: operations["takeReading"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists residents. */
        get: operations["listResidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Registers a resident in a household. The answer shows what was given, never what is known of the person from elsewhere. */
        put: operations["addResident"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/results/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes what the hospital found of somebody who was sent there. Nobody moves by it: that takes an order. */
        put: operations["noteResult"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles and the acts each holds. */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists rounds, the newest first. */
        get: operations["listRounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a round and how far each part of it is. */
        get: operations["showRound"];
        /** Opens a round. Households found later join it by themselves. */
        put: operations["openRound"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a round. With a door left it is refused, unless the reason is given. */
        post: operations["closeRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the doors of a round in the order one walks. */
        get: operations["listDoors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a closed round again. */
        post: operations["reopenRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists samples, newest first. */
        get: operations["listSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes that a sample was taken. No two tubes that wait for their result bear one number. */
        put: operations["collectSample"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples/{id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that the laboratory has a sample. */
        post: operations["receiveSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/samples/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes what a sample showed; a positive one raises an alert. */
        post: operations["noteSampleResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in and sets the session cookie. */
        post: operations["signIn"];
        /** Signs out and ends the session. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sitrep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the report of an area and day. */
        get: operations["showSitrep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sitrep/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the report of an area and day as text. */
        get: operations["showSitrepText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/symptoms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the symptoms that the caller may report. Village staff said they cannot judge some of them: those are the medic's. */
        get: operations["listSymptoms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends entries. One that is refused stops none but later ones about the same thing. */
        post: operations["sendEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetches what the caller carries: their areas, households and residents, today's and tomorrow's tasks, isolations under way,
         *     alerts, rules.
         * @description A cursor costs next to nothing where nothing concerned the caller's areas. Where something did, the answer names the kinds
         *     that became different, and the phone says what it holds of those: so it hears exactly what is new and what is gone.
         */
        post: operations["fetchPack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tasks of a day. */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what the caller must do today, in walking order: their own tasks, and in their areas those that nobody holds; with
         *     them what was asked on an earlier day and is still to be answered.
         */
        get: operations["listMyTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a task as done. A temperature is taken as a reading, a release is an order: they end their tasks themselves. */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a task again that one ended by mistake, while its window lasts. */
        post: operations["reopenTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists organisations. */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Adds an organisation. */
        put: operations["addUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the visits to a household in all rounds, the newest first. */
        get: operations["listVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes a visit. The last at a door decides, whenever it is told; what came before stays in its history. */
        put: operations["noteVisit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a visit back: the door stands as before it. Only whoever entered it may, while the round is open. */
        post: operations["withdrawVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists workers with a post in scope; whoever may give posts there also sees those added there who have none yet. */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Adds a worker; posts and an account come after. */
        put: operations["addWorker"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: uuid */
        AccountId: string;
        /** @description An account in a list. */
        AccountLine: {
            /** @description Closed for good. */
            closed: boolean;
            /** @description Its id. */
            id: components["schemas"]["AccountId"];
            last_sign_in?: components["schemas"]["Stamp"] | null;
            /** @description Locked after wrong passwords. */
            locked: boolean;
            /** @description The login. */
            login: string;
            /** @description Has not changed the one-time password yet. */
            must_change_password: boolean;
            /** @description Their name. */
            name: string;
            /** @description The posts they hold today. */
            posts: components["schemas"]["Held"][];
            /** @description The worker who holds it. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description The alert as the caller saw it. */
        Acknowledge: {
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** Format: uuid */
        AlertId: string;
        /** @description An alert in a list. */
        AlertLine: {
            acknowledged_at?: components["schemas"]["Stamp"] | null;
            /** @description Who looks after it. */
            acknowledged_by?: string | null;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            climbs_at?: components["schemas"]["Stamp"] | null;
            /** @description More about it, for example the `hour` of a gap or the `kinds` of services missed; nothing personal. */
            detail: Record<string, never>;
            /** @description Its id. */
            id: components["schemas"]["AlertId"];
            /** @description What came of it. */
            outcome?: string | null;
            /** @description Who must look at it there. */
            owner?: string | null;
            /** @description When. */
            raised_at: components["schemas"]["Stamp"];
            /** @description Code of the rule. */
            rule: string;
            /** @description Name of the rule in English. */
            rule_en: string;
            /** @description 规则名. */
            rule_zh: string;
            /** @description `severe`, `high` or `normal`. */
            severity: string;
            /** @description `open`, `acknowledged` or `closed`. */
            state: string;
            /** @description The step of the ladder on which it stands: `holder`, `lead`, `community`, `township` or `city`. */
            step: string;
            /** @description The step in English. */
            step_en: string;
            /** @description 到哪一级. */
            step_zh: string;
            /** @description What it is about. */
            subject: components["schemas"]["AlertSubject"];
            /** @description The same in English. */
            text_en: string;
            /** @description 一句话说明. */
            text_zh: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** @description What an alert is about. */
        AlertSubject: {
            /**
             * Format: uuid
             * @description The record's id.
             */
            id: string;
            /** @description `isolation`, `arrival` or `need`. */
            kind: string;
            /** @description The person's name, if it is about one. */
            name?: string | null;
        };
        /** @description An answer. */
        AnswerNeed: {
            /** @description What the resident reads; to an appeal the reasons. Kept sealed. */
            answer: string;
            /** @description Whether an appeal is granted; with an appeal only. What follows from it is an order of its own. */
            granted?: boolean | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description An answer by hand. */
        AnswerPushedRow: {
            /** @description The answer; `missed` is none. */
            answer: components["schemas"]["RowAnswer"];
            /** @description More about it; the sender reads it. Kept sealed. */
            note?: string | null;
            /** @description With `not_in_area`: to which area it is handed over, if it lies in this city; else the note says where. */
            to_area?: string | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description One area with what is above and below it. */
        Area: {
            /** @description From the province down to itself. */
            chain: components["schemas"]["Link"][];
            /** @description Its code. */
            code: string;
            /** @description How many areas of each level lie below. */
            counts: {
                [key: string]: number;
            };
            /** @description Its level. */
            level: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A change of the tree. */
        AreaChange: {
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Who. */
            by?: string | null;
            /** @description The code it was about. */
            from: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `added`, `renamed`, `merged` or `split`. */
            kind: string;
            /** @description The name after the change; of a merged area the name it had. */
            name: string;
            /** @description The code it became, where it did. */
            to?: string | null;
        };
        /** @description An area in a list. */
        AreaLine: {
            /**
             * Format: int64
             * @description How many parts it has.
             */
            children: number;
            /** @description Its code. */
            code: string;
            /** @description `province`, `prefecture`, `county`, `township`, `community`, `grid` or `building`. */
            level: string;
            /** @description Its name. */
            name: string;
            /** @description Where it lies, for example 曙光镇 中和村. */
            path: string;
        };
        /** @description The name of an area. */
        AreaName: {
            /** @description For example 松江社区第三网格. */
            name: string;
        };
        /** @description A returnee; personal data is masked. */
        Arrival: {
            /** @description Address, masked. */
            address: string;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /**
             * Format: date
             * @description When they arrived.
             */
            arrived_on: string;
            /** @description Whether they were in a risk area. */
            been_to_risk_area?: boolean | null;
            /**
             * Format: int32
             * @description Year of birth, if known.
             */
            birth_year?: number | null;
            /** @description How they feel. */
            condition?: string | null;
            /** @description Number of the document, masked. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /** @description The household where they stay. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["ArrivalId"];
            isolation_id?: components["schemas"]["IsolationId"] | null;
            /**
             * Format: date
             * @description When they left it.
             */
            left_origin_on?: string | null;
            /** @description Name. */
            name: string;
            /** @description Anything else. */
            note?: string | null;
            /** @description Where they come from. */
            origin: string;
            /** @description What that is. */
            origin_kind: components["schemas"]["OriginKind"];
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description When it was registered. */
            registered_at: components["schemas"]["Stamp"];
            /** @description Who registered it. */
            registered_by?: string | null;
            /** @description `male`, `female` or `unknown`. */
            sex: string;
            /** @description `desk`, `field` or `sheet`. */
            source: string;
            /** @description `registered`, `isolating`, `released` or `withdrawn`. */
            status: string;
            /**
             * Format: double
             * @description Degrees Celsius.
             */
            temperature?: number | null;
            /** @description Train, flight, coach or plate. */
            transport?: string | null;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /**
         * @description What a column holds about a person who came from outside.
         * @enum {string}
         */
        ArrivalField: "sequence" | "name" | "sex" | "document_type" | "document_number" | "phone" | "township" | "community" | "area_text" | "address" | "origin" | "arrived_on" | "left_origin_on" | "transport" | "been_to_risk_area" | "temperature" | "condition" | "note" | "household_registration";
        /** Format: uuid */
        ArrivalId: string;
        /** @description Where. */
        AssignProposed: {
            /**
             * @description Within this area.
             * @example 220581001
             */
            area: string;
        };
        /** @description A team to be assigned: all its members. */
        AssignTeam: {
            /** @description The household it looks after. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description All members; the first of the leading role leads. */
            members: components["schemas"]["NewMember"][];
            /**
             * Format: int64
             * @description The version the caller saw; none where there was no team yet.
             */
            version?: number | null;
        };
        /** @description What came of it. */
        Assigned: {
            /** @description Households that got a team. */
            assigned: number;
            /** @description Of these, teams that lack somebody. */
            incomplete: number;
            /** @description Households for which nobody is there. */
            without: number;
        };
        /** @description One of those who stay at home behind the door. */
        AtHome: {
            /**
             * Format: int64
             * @description Today is day `day_n` …
             */
            day_n: number;
            /**
             * Format: int64
             * @description … of `days`.
             */
            days: number;
            /**
             * Format: date
             * @description Planned last day.
             */
            ends_on: string;
        };
        /** @description What is done, and to whom. */
        Batch: {
            /** @description What it does; nobody is moved in a batch. */
            change: components["schemas"]["Change"];
            /**
             * Format: int64
             * @description So many days longer or shorter than planned for each.
             */
            days?: number | null;
            /** @enum {string} */
            do: "order";
            /** @description Which. */
            ids: components["schemas"]["IsolationId"][];
            /** @description Why, in words; kept sealed. */
            reason: string;
        } | {
            /** @enum {string} */
            do: "release";
            /** @description Which. */
            ids: components["schemas"]["IsolationId"][];
        } | {
            /** @description Which arrivals. */
            arrival_ids: components["schemas"]["ArrivalId"][];
            /** @enum {string} */
            do: "open";
            /** @description Why. */
            ground: string;
        } | {
            /** @enum {string} */
            do: "message";
            /** @description Which. */
            ids: components["schemas"]["IsolationId"][];
            /** @description What it says. */
            text: string;
        } | {
            /** @enum {string} */
            do: "team";
            /** @description Which. */
            ids: components["schemas"]["IsolationId"][];
        };
        /** Format: uuid */
        BatchId: string;
        /** @description What becomes of one. */
        BatchRow: {
            /** @description As it would stand, or stands now. */
            after?: string | null;
            /** @description Where. */
            area_name?: string | null;
            /** @description As it stands, for example the planned last day or the number of members. */
            before?: string | null;
            /**
             * Format: uuid
             * @description The isolation or arrival, as it was named.
             */
            id: string;
            /** @description Name; none where it is not the caller's to see. */
            name?: string | null;
            /** @description `ok`, `again` where it was done before, or the code of the refusal. */
            outcome: string;
        };
        /** @description What becomes of all. */
        Batched: {
            id?: components["schemas"]["BatchId"] | null;
            /** @description How many are ok. */
            ok: number;
            /** @description How many are refused. */
            refused: number;
            /** @description One by one, in the order they were named. */
            rows: components["schemas"]["BatchRow"][];
        };
        /** @description Somebody who lives behind a door. */
        Behind: {
            /** @description Whether they are the head of the household. */
            head: boolean;
            /** @description Name. */
            name: string;
            /** @description Who. */
            person_id: components["schemas"]["PersonId"];
            /** @description The residence. */
            resident_id: components["schemas"]["ResidentId"];
        };
        /**
         * @description What a block is.
         * @enum {string}
         */
        BlockKind: "title" | "paragraph" | "field" | "right" | "signature" | "qr";
        /** @description A call from a door. */
        Call: {
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Who. */
            by?: string | null;
            /** @description At whose door. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["CallId"];
            /** @description `nobody_home` or `help`. */
            kind: string;
            /** @description More about it. */
            note?: string | null;
        };
        /** Format: uuid */
        CallId: string;
        /**
         * @description What is the matter.
         * @enum {string}
         */
        CallKind: "nobody_home" | "help";
        /** @description A call as a phone sends it. */
        CallOut: {
            /** @description At whose door. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description What is the matter. */
            kind: components["schemas"]["CallKind"];
            /** @description More about it; kept sealed. */
            note?: string | null;
        };
        /** @description A proposed member. */
        Candidate: components["schemas"]["NewMember"] & {
            /** @description Name. */
            name: string;
            /** @description So many teams they serve already. */
            teams: number;
        };
        /** @description A care team. */
        CareTeam: {
            /** @description When it was last changed. */
            changed_at: components["schemas"]["Stamp"];
            /** @description Whether nobody is missing and every hour is watched. */
            complete: boolean;
            /**
             * Format: date
             * @description Since this day.
             */
            from: string;
            /** @description The hours of the day at which nobody is on watch. */
            gaps: number[];
            /** @description The household it looks after. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["TeamId"];
            /** @description Those who serve today. */
            members: components["schemas"]["Member"][];
            /** @description How many are missing of each role. */
            shortfall: {
                [key: string]: number;
            };
            /** @description `town` or `township`. */
            template: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /**
         * @description What may be ordered here; opening and releasing have acts of their own, lapse and withdrawal follow by themselves.
         * @enum {string}
         */
        Change: "extend" | "shorten" | "move" | "suspend" | "resume" | "refer";
        /** @description A checkpoint as it is to be. */
        ChangeCheckpoint: {
            /**
             * @description When it is open: `00:00-24:00` is round the clock.
             * @example 06:00-22:00
             */
            hours: string;
            lead?: components["schemas"]["WorkerId"] | null;
            /** @description Name. */
            name: string;
            /** @description Road and kilometre, gate or landmark. */
            place: string;
            /**
             * Format: int32
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description A checkpoint. */
        Checkpoint: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description Why it is closed. */
            closed_reason?: string | null;
            /** @description Since when. */
            created_at: components["schemas"]["Stamp"];
            /**
             * Format: int64
             * @description Crossings today.
             */
            crossings: number;
            gap_at?: components["schemas"]["Stamp"] | null;
            /** @description When it is open. */
            hours: string;
            /** @description Its id. */
            id: components["schemas"]["CheckpointId"];
            /** @description What it stands at. */
            kind: components["schemas"]["CheckpointKind"];
            lead?: components["schemas"]["WorkerId"] | null;
            /** @description Their name. */
            lead_name?: string | null;
            /** @description Name. */
            name: string;
            /** @description How many are on duty now. */
            on_duty: number;
            /** @description Road and kilometre, gate or landmark. */
            place: string;
            /** @description `open` or `closed`. */
            state: string;
            /** @description Whether somebody on duty stands there longer than they may. */
            too_long: boolean;
            /** @description Whether it should be staffed now and nobody is on duty. */
            unstaffed: boolean;
            /**
             * Format: int32
             * @description Changes with every change.
             */
            version: number;
        };
        /** @description The board of a checkpoint. */
        CheckpointBoard: {
            /** @description As of this moment. */
            as_of: components["schemas"]["Stamp"];
            /** @description The checkpoint. */
            checkpoint: components["schemas"]["Checkpoint"];
            /** @description Crossings of today by what was decided. */
            decisions: {
                [key: string]: number;
            };
            handover?: components["schemas"]["Handover"] | null;
            /** @description Crossings of today by hour. */
            hours: components["schemas"]["HourCount"][];
            next?: components["schemas"]["ShiftLine"] | null;
            /** @description Who is on duty now, the longest first. */
            on_duty: components["schemas"]["Duty"][];
            /** @description Those referred to a medic for whom nobody has come. */
            referrals: components["schemas"]["WaitingReferral"][];
            shift?: components["schemas"]["ShiftLine"] | null;
        };
        /** Format: uuid */
        CheckpointId: string;
        /**
         * @description What a checkpoint stands at.
         * @enum {string}
         */
        CheckpointKind: "expressway" | "road" | "station" | "village" | "compound";
        /** @description What passed one checkpoint. */
        CheckpointPassing: {
            /** @description The checkpoint. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Crossings by what was decided. */
            decisions: {
                [key: string]: number;
            };
            /** @description What it stands at. */
            kind: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A result of the hospital. */
        ClinicalResult: {
            /** @description When it was noted. */
            at: components["schemas"]["Stamp"];
            /** @description Who noted it. */
            by?: string | null;
            /**
             * Format: date
             * @description When it was found.
             */
            day: string;
            /** @description Whether it makes the person a case: the first confirmation, however often they fall ill. */
            first_confirmed: boolean;
            /** @description Where. */
            hospital: string;
            /** @description Its id. */
            id: components["schemas"]["ResultId"];
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description What was found. */
            kind: components["schemas"]["ResultKind"];
            /** @description In words. */
            note?: string | null;
        };
        /** @description What came of it. */
        Close: {
            /** @description What came of it. */
            outcome: string;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description Why a checkpoint is closed. */
        CloseCheckpoint: {
            /** @description The reason, in words; kept sealed. */
            reason: string;
            /**
             * Format: int32
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description The end of a round. */
        CloseRound: {
            /** @description Why doors are left, if any are; kept sealed. */
            reason?: string | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description A sample as a form carries it. */
        CollectSample: {
            collected_at?: components["schemas"]["Stamp"] | null;
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description What was taken. */
            kind: components["schemas"]["SampleKind"];
            /** @description The number on the tube. */
            label: string;
        };
        /** @description What one column seems to hold. */
        Column: {
            /**
             * Format: float
             * @description How sure that is, from 0 to 1.
             */
            confidence: number;
            field?: components["schemas"]["ArrivalField"] | null;
            /** @description The heading as written; that of a group in front where headings are in two rows. */
            heading: string;
            /** @description As Excel shows it. */
            letter: string;
            /** @description Up to three values, masked. */
            samples: string[];
        };
        /** @description A shift to which the caller is to come. */
        ComingShift: {
            /** @description When it begins. */
            begins_at: components["schemas"]["Stamp"];
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Its name. */
            checkpoint_name: string;
            /** @description When it ends. */
            ends_at: components["schemas"]["Stamp"];
            /** @description Its id. */
            shift_id: components["schemas"]["ShiftId"];
        };
        /** @description What doing it left behind. */
        CompleteTask: {
            /**
             * @description The plate of the vehicle, where the plan asks for that.
             * @example 吉E12345
             */
            plate?: string | null;
            proof_id?: components["schemas"]["ProofId"] | null;
            /** @description Who received it, where the plan asks for that. */
            received_by?: string | null;
        };
        /** @description A judgement as a form carries it. */
        ConfirmReading: {
            /** @description Closes the alert that the reading raised, with the note as its outcome. */
            close_alert?: boolean;
            /** @description In words; kept sealed. */
            note?: string | null;
            /** @description Of which reading. */
            reading_id: components["schemas"]["ReadingId"];
            /** @description What they found; none where it is ruled out. */
            symptoms?: string[];
            /** @description What the medic makes of it. */
            verdict: components["schemas"]["Verdict"];
        };
        /** Format: uuid */
        ContactId: string;
        /**
         * @description In what way somebody was near.
         * @enum {string}
         */
        ContactKind: "household" | "isolated_there" | "worker";
        /** @description Somebody who was near. */
        ContactLine: {
            /** @description The address there, masked. */
            address: string;
            /** @description Where they met. */
            area_name: string;
            /** @description In what way. */
            kind: components["schemas"]["ContactKind"];
            last_at?: components["schemas"]["Stamp"] | null;
            /**
             * Format: date
             * @description The last day.
             */
            last_on?: string | null;
            /** @description Name. */
            name: string;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description The role in the care team. */
            role_en?: string | null;
            /** @description 包保组角色. */
            role_zh?: string | null;
            /**
             * Format: int64
             * @description How often: days under one roof, or times at the door; 0 where a member of the team is not known to have come.
             */
            times: number;
            worker_id?: components["schemas"]["WorkerId"] | null;
        };
        /** @description Who was near. */
        ContactList: {
            /**
             * Format: date
             * @description From this day on.
             */
            from: string;
            /** @description The nearest kind first. */
            rows: components["schemas"]["ContactLine"][];
            /**
             * Format: date
             * @description Until this one, when the person was first found ill.
             */
            to: string;
        };
        /** @description A contact. */
        ContactNote: {
            /** @description About what. */
            about: string;
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Who. */
            by?: string | null;
            household_id?: components["schemas"]["HouseholdId"] | null;
            /** @description Its id. */
            id: components["schemas"]["ContactId"];
            /** @description `reached`, `not_reached` or `refused`. */
            outcome: string;
            person_id?: components["schemas"]["PersonId"] | null;
            pushed_row_id?: components["schemas"]["PushedRowId"] | null;
            /** @description `call` or `visit`. */
            way: string;
        };
        /**
         * @description What came of it.
         * @enum {string}
         */
        ContactOutcome: "reached" | "not_reached" | "refused";
        /**
         * @description How somebody was spoken to.
         * @enum {string}
         */
        ContactWay: "call" | "visit";
        /** @description How far one part of a round is. */
        CoverageLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Its name. */
            area_name: string;
            /** @description Its doors. */
            doors: components["schemas"]["Doors"];
        };
        /** @description A crossing; numbers are masked. */
        Crossing: {
            /** @description Address there, masked. */
            address?: string | null;
            /** @description Code of the checkpoint's area. */
            area: string;
            /** @description The arrivals registered with it. */
            arrival_ids: components["schemas"]["ArrivalId"][];
            /** @description The moment at the gate. */
            at: components["schemas"]["Stamp"];
            /** @description Whether they were in a risk area. */
            been_to_risk_area?: boolean | null;
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Name of the checkpoint. */
            checkpoint_name: string;
            /**
             * Format: date
             * @description The local day of that moment.
             */
            day: string;
            /** @description `admit`, `register_admit`, `admit_isolate`, `refer` or `advise_return`. */
            decision: string;
            /** @description Code of the area they go to. */
            destination?: string | null;
            /** @description `in` or `out`. */
            direction: string;
            /** @description Its id. */
            id: components["schemas"]["CrossingId"];
            /** @description `isolated_person_at_gate` where somebody should be at home: their team knows. */
            notice?: string | null;
            /** @description Where from, in words. */
            origin?: string | null;
            /** @description What that is: `risk_area`, `other_province`, `same_province` or `unknown`. */
            origin_kind: string;
            /**
             * Format: uuid
             * @description The pass that was shown.
             */
            pass_id?: string | null;
            /** @description Who; the first drove or walked. */
            people: components["schemas"]["CrossingPerson"][];
            /** @description Number plate, masked. */
            plate?: string | null;
            /** @description Why. */
            reason?: string | null;
            /** @description When it came in; later than `at` where there was no signal. */
            recorded_at: components["schemas"]["Stamp"];
            /** @description `desk` or `field`. */
            source: string;
            /** @description Who stood there. */
            worker_name?: string | null;
        };
        /** Format: uuid */
        CrossingId: string;
        /** @description What became of one entry. */
        CrossingOutcome: {
            /** @description The code of the refusal. */
            code?: string | null;
            /** @description The field that is wrong. */
            field?: string | null;
            id?: components["schemas"]["CrossingId"] | null;
            /** @description `isolated_person_at_gate` where somebody should be at home. */
            notice?: string | null;
            /**
             * Format: int32
             * @description The status it would have got alone: 201 new, 200 the same again, 409, 422 …
             */
            status: number;
        };
        /** @description What became of all of them. */
        CrossingOutcomes: {
            /** @description In the order given. */
            rows: components["schemas"]["CrossingOutcome"][];
        };
        /** @description Somebody who crossed; numbers are masked. */
        CrossingPerson: {
            /** @description Number of the document, masked. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /** @description Name. */
            name: string;
            /** @description Phone, masked. */
            phone?: string | null;
            /**
             * Format: double
             * @description Degrees Celsius.
             */
            temperature?: number | null;
        };
        /** @description What was new on one day. */
        DayValue: {
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /**
             * Format: int64
             * @description How many.
             */
            n: number;
        };
        /**
         * @description What is decided.
         * @enum {string}
         */
        Decision: "admit" | "register_admit" | "admit_isolate" | "refer" | "advise_return";
        /**
         * @description How deep the public sees.
         * @enum {string}
         */
        Depth: "grid" | "building";
        /** Format: uuid */
        DeviceId: string;
        /** @description A phone in the hands of one person; a phone that goes from shift to shift has several lines. */
        DeviceLine: {
            /** @description Code of their area. */
            area: string;
            /** @description Where that lies. */
            area_name: string;
            /**
             * Format: int64
             * @description How far its clock is ahead of ours, in milliseconds.
             */
            clock_skew_ms?: number | null;
            /** @description The phone. */
            device_id: components["schemas"]["DeviceId"];
            /**
             * Format: int32
             * @description Entries that were refused and that nobody has settled.
             */
            failed: number;
            /** @description When it was named first. */
            first_seen_at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description The phone and who holds it.
             */
            id: string;
            /** @description When it was heard last, to within five minutes. */
            last_seen_at: components["schemas"]["Stamp"];
            last_success_at?: components["schemas"]["Stamp"] | null;
            /** @description What it is called. */
            name: string;
            revoked_at?: components["schemas"]["Stamp"] | null;
            /** @description By whom. */
            revoked_by?: string | null;
            /**
             * Format: int32
             * @description Entries that wait on it.
             */
            waiting: number;
            wiped_at?: components["schemas"]["Stamp"] | null;
            /** @description Who works with it. */
            worker_name: string;
        };
        /**
         * @description Which way somebody crosses.
         * @enum {string}
         */
        Direction: "in" | "out";
        /** @description A disclosure. */
        Disclosure: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            ended_at?: components["schemas"]["Stamp"] | null;
            /** @description By whom. */
            ended_by?: string | null;
            /**
             * Format: date
             * @description From this day.
             */
            from: string;
            /** @description Its id. */
            id: components["schemas"]["DisclosureId"];
            /** @description How deep the public sees there. */
            level: components["schemas"]["Depth"];
            /** @description When it was opened. */
            made_at: components["schemas"]["Stamp"];
            /** @description By whom. */
            made_by?: string | null;
            /** @description Their name. */
            official: string;
            /** @description Who answers for it. */
            official_id: components["schemas"]["WorkerId"];
            /** @description Why. */
            reason: string;
            /** @description `coming`, `in_force`, `over` or `ended`. */
            state: string;
            /**
             * Format: date
             * @description To this day, unless it is ended before.
             */
            to: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** Format: uuid */
        DisclosureId: string;
        /** @description An isolated household as its door tells it. */
        Door: {
            /** @description The moment. */
            now: components["schemas"]["Stamp"];
            /** @description Those who stay at home, without any name. */
            people: components["schemas"]["AtHome"][];
            /** @description Whom to call. */
            team: components["schemas"]["TeamMate"][];
            /**
             * Format: date
             * @description The local day.
             */
            today: string;
        };
        /** @description A door of a round. */
        DoorLine: {
            /** @description Its address; in full for whoever may visit it. */
            address: string;
            /** @description Code of its area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
            next_at?: components["schemas"]["Stamp"] | null;
            /** @description What was noted then. */
            note?: string | null;
            /** @description Those who are known to live there. */
            residents: components["schemas"]["Behind"][];
            /** @description `open`, or how the last visit ended. */
            state: string;
            visit_id?: components["schemas"]["VisitId"] | null;
            visited_at?: components["schemas"]["Stamp"] | null;
            /** @description Who was there. */
            visited_by?: string | null;
            /**
             * Format: int32
             * @description How often somebody was there.
             */
            visits: number;
            /** @description So many visits were in vain: the community lead sees to it. */
            with_lead: boolean;
        };
        /** @description How the doors of a place stand. */
        Doors: {
            /**
             * Format: int64
             * @description Reached, vacant or moved.
             */
            done: number;
            /**
             * Format: int64
             * @description All doors.
             */
            households: number;
            /**
             * Format: int64
             * @description They moved away.
             */
            moved: number;
            /**
             * Format: int64
             * @description Nobody opened: somebody comes again.
             */
            nobody_home: number;
            /**
             * Format: int64
             * @description Nobody was there yet.
             */
            open: number;
            /**
             * Format: double
             * @description Done of all, in per cent, one decimal and never rounded up to 100.
             */
            percent: number;
            /**
             * Format: int64
             * @description Somebody opened and answered.
             */
            reached: number;
            /**
             * Format: int64
             * @description They did not answer: somebody comes again.
             */
            refused: number;
            /**
             * Format: int64
             * @description Nobody lives there.
             */
            vacant: number;
        };
        /** @description Somebody's time on duty. */
        Duty: {
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Its name. */
            checkpoint_name: string;
            /** @description Its id. */
            id: components["schemas"]["DutyId"];
            /** @description Name. */
            name: string;
            off_at?: components["schemas"]["Stamp"] | null;
            /** @description Since when. */
            on_at: components["schemas"]["Stamp"];
            /** @description Who signed them on, where it was somebody else. */
            on_by?: string | null;
            /** @description Why it was somebody else, or why they were not planned. */
            on_reason?: string | null;
            /** @description Phone; those who stand together must reach each other. */
            phone?: string | null;
            /** @description The role in which they stand. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
            shift_id?: components["schemas"]["ShiftId"] | null;
            /** @description Whether they stand there longer than they may. */
            too_long: boolean;
            /** @description By when they should be relieved. */
            until: components["schemas"]["Stamp"];
            /** @description Who. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** Format: uuid */
        DutyId: string;
        /** @description A text for an area and all below it. */
        EditTemplate: {
            /**
             * @description Where it holds.
             * @example 220581001
             */
            area: string;
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
            replaces?: components["schemas"]["TemplateId"] | null;
            /** @description The text; none to go back to what holds above, in the end to the text of the house. */
            text?: string | null;
        };
        /** @description The disclosure as the caller saw it. */
        EndDisclosure: {
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description What was entered on a phone. */
        Entry: {
            /** @description The body of the operation. */
            body: Record<string, never>;
            /** @description Its id. */
            id: components["schemas"]["EntryId"];
            /**
             * Format: int64
             * @description When it was entered by the clock of the phone: milliseconds since 1970.
             */
            made_at: number;
            /** @description `PUT` or `POST`, as the operation wants it. */
            op: string;
            /** @description The path of the operation, for example `/api/v1/readings/…`. */
            path: string;
        };
        /** @description What became of an entry. */
        EntryAnswer: {
            /** @description The answer of the operation, where it was done. */
            body?: Record<string, never> | null;
            /** @description Which. */
            id: components["schemas"]["EntryId"];
            /** @description The refusal of the operation; of a conflict with what is recorded as `current`, wherever that can be shown. */
            problem?: Record<string, never> | null;
            /**
             * Format: int32
             * @description The status the operation answered with; 424 where an earlier entry about the same thing was not taken.
             */
            status: number;
        };
        /** @description What became of the entries, in their order. */
        EntryAnswers: {
            /** @description One for each. */
            rows: components["schemas"]["EntryAnswer"][];
        };
        /** Format: uuid */
        EntryId: string;
        /** Format: uuid */
        ExceptionId: string;
        /**
         * @description How a figure is looked at.
         * @enum {string}
         */
        Face: "day" | "total" | "current" | "ended";
        /** @description What a phone asks for. */
        FetchPack: {
            /** @description The `cursor` of the answer before; everything is sent where none is given. */
            after?: string | null;
            /** @description Only this part of the caller's areas. */
            area?: string | null;
            /** @description Of each kind that an answer named in `differs`: the names it holds, each with its `v`. */
            held?: Record<string, never> | null;
            /** @description The phone. */
            phone: components["schemas"]["Phone"];
        };
        /** @description A field that a column can hold. */
        Field: {
            /** @description Its name. */
            code: components["schemas"]["ArrivalField"];
            /** @description English name. */
            en: string;
            /** @description Whether no row can be imported without it. */
            required: boolean;
            /** @description 中文名. */
            zh: string;
        };
        /** @description The value of a figure, with what a reader needs to understand it. */
        FigureValue: {
            /**
             * Format: int64
             * @description As things stand at the end of the day.
             */
            current?: number | null;
            /**
             * Format: int64
             * @description New on the day.
             */
            day: number;
            /** @description English name. */
            en: string;
            /**
             * Format: int64
             * @description Ended on the day.
             */
            ended?: number | null;
            /** @description The faces it has. */
            faces: components["schemas"]["Face"][];
            /** @description By what it counts once. */
            key: string;
            /** @description Where its records are listed; add `face`. */
            records: string;
            /**
             * Format: int64
             * @description From the beginning to the day.
             */
            total: number;
            /** @description 单位. */
            unit: string;
            /** @description The unit in English. */
            unit_en: string;
            /** @description 中文名. */
            zh: string;
        };
        /**
         * @description What it showed.
         * @enum {string}
         */
        Finding: "negative" | "positive" | "unclear";
        /** @description People who passed the checkpoints: a crossing may carry several. */
        Gates: {
            /**
             * Format: int64
             * @description On the day.
             */
            people_day: number;
            /**
             * Format: int64
             * @description From the beginning to the day.
             */
            people_total: number;
        };
        /** @description What is allowed, why and until when. */
        GiveException: {
            /**
             * Format: date
             * @description The first day; today if not given.
             */
            from?: string | null;
            /** @description What for: one of the policy's exceptions. */
            purpose: components["schemas"]["PassPurpose"];
            /** @description Why; kept sealed. */
            reason: string;
            /**
             * Format: date
             * @description The last day.
             */
            to: string;
        };
        /** @description An order as a form carries it. */
        GiveOrder: {
            /** @description The address there; with `move`. */
            address?: string | null;
            /** @description Community or finer; with `move`. */
            area?: string | null;
            /** @description The law or rule it rests on; the policy's if not given. */
            basis?: string | null;
            /** @description What it does. */
            change: components["schemas"]["Change"];
            /**
             * Format: date
             * @description The planned last day from now on; with `extend`, `shorten`, and `resume` if it changes.
             */
            ends_on?: string | null;
            /** @description The body that issues it; the policy's if not given. */
            issuer?: string | null;
            /** @description Why, in words; kept sealed. */
            reason: string;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description What a person shows and says about themselves, as a form carries it. */
        Given: {
            /** @description Number of the document; none with `none`. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /** @description Name in full. */
            name: string;
            /** @description Mobile or landline number; required where there is no document. */
            phone?: string | null;
            /** @description `male` or `female`; taken from the ID number where there is one. */
            sex?: string | null;
        };
        /** @description A note to the next shift. */
        HandOver: {
            /** @description Where the caller is on duty. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description What the next shift must know; kept sealed. */
            text: string;
        };
        /** @description A note from one shift to the next. */
        Handover: {
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Its id. */
            id: components["schemas"]["HandoverId"];
            /** @description Whether the caller wrote it. */
            own: boolean;
            read_at?: components["schemas"]["Stamp"] | null;
            /** @description Who. */
            read_by?: string | null;
            /** @description What the next shift must know. */
            text: string;
            /** @description When it was written. */
            written_at: components["schemas"]["Stamp"];
            /** @description Who wrote it. */
            written_by?: string | null;
        };
        /** Format: uuid */
        HandoverId: string;
        /** @description A role held in an area, named for people. */
        Held: {
            /** @description Code of the area. */
            area: string;
            /** @description Name of the area. */
            area_name: string;
            /** @description Code of the role. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
        };
        /** @description Crossings in one hour of the day. */
        HourCount: {
            /**
             * Format: int64
             * @description The hour, 0 to 23.
             */
            hour: number;
            /**
             * Format: int64
             * @description Into the area.
             */
            inward: number;
            /**
             * Format: int64
             * @description Out of it.
             */
            outward: number;
        };
        /** @description One household and who lives there. */
        Household: components["schemas"]["HouseholdLine"] & {
            /** @description Those who live there today. */
            residents: components["schemas"]["ResidentLine"][];
        };
        /** Format: uuid */
        HouseholdId: string;
        /** @description A household in a list. */
        HouseholdLine: {
            /** @description Its address, masked. */
            address: string;
            /** @description Code of its area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description Its id. */
            id: components["schemas"]["HouseholdId"];
        };
        /** @description An import, running or ended. */
        Import: {
            /** @description Who imports. */
            by?: string | null;
            /** @description Arrivals that are new. */
            created: number;
            /** @description Persons registered before. */
            duplicate: number;
            /** @description The file's name. */
            file_name: string;
            finished_at?: components["schemas"]["Stamp"] | null;
            /** @description Its id. */
            id: components["schemas"]["ImportId"];
            /** @description `arrivals` or `residents`. */
            kind: string;
            /** @description How many rows were rejected for which reason. */
            reasons: {
                [key: string]: number;
            };
            /** @description Rows with something to correct. */
            rejected: number;
            /** @description Rows read so far. */
            rows: number;
            /** @description When it began. */
            started_at: components["schemas"]["Stamp"];
            /** @description `running`, `done` or `failed`. */
            state: string;
        };
        /** Format: uuid */
        ImportId: string;
        /** @description One isolation. */
        Isolation: components["schemas"]["IsolationLine"] & {
            /** @description What the care team said at the door: nobody opened, or help was needed. */
            calls: components["schemas"]["Call"][];
            /** @description Messages that were sent to the person, first to last. */
            messages: components["schemas"]["Message"][];
            /** @description Its orders, first to last. */
            orders: components["schemas"]["Order"][];
            /** @description Its readings, first to last. */
            readings: components["schemas"]["Reading"][];
            /** @description What the hospital found, first to last. */
            results: components["schemas"]["ClinicalResult"][];
            /** @description Samples taken, newest first. */
            samples: components["schemas"]["SampleLine"][];
            /** @description Its tasks, latest day first. */
            tasks: components["schemas"]["TaskLine"][];
        };
        /** Format: uuid */
        IsolationId: string;
        /** @description An isolation in a list; personal data is masked. */
        IsolationLine: {
            /** @description Address, masked. */
            address: string;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description The arrival it follows from. */
            arrival_id: components["schemas"]["ArrivalId"];
            /**
             * Format: int64
             * @description Today is day `day_n` …
             */
            day_n: number;
            /**
             * Format: int64
             * @description … of `days`.
             */
            days: number;
            /** @description Whether the last day has come. */
            due: boolean;
            /**
             * Format: date
             * @description The day it ended, if it did.
             */
            ended_on?: string | null;
            /**
             * Format: date
             * @description Planned last day.
             */
            ends_on: string;
            /** @description Whether the last reading was a fever. */
            fever: boolean;
            /** @description Why. */
            ground: string;
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["IsolationId"];
            /** @description Name. */
            name: string;
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description `male`, `female` or `unknown`. */
            sex: string;
            /**
             * Format: date
             * @description First day.
             */
            started_on: string;
            /** @description `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`. */
            state: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** @description A pass to be issued. */
        IssuePass: {
            /** @description Whose. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description What they may go out for; the policy's if not given. */
            purposes?: components["schemas"]["PassPurpose"][] | null;
            /**
             * Format: date
             * @description The last day; the policy's if not given.
             */
            valid_to?: string | null;
        };
        /** @description Passes to be issued in one go. */
        IssuePasses: {
            /**
             * @description A township or finer.
             * @example 220581001004
             */
            area: string;
            /** @description The caller's name for all of them; the same again answers the same passes. */
            batch: components["schemas"]["PassBatchId"];
            /**
             * Format: date
             * @description The last day; the policy's if not given.
             */
            valid_to?: string | null;
        };
        /** @description One thing that a phone carries. */
        Item: {
            /** @description As the page of the phone shows it. */
            body: Record<string, never>;
            /** @description Its name among those of its kind. */
            id: string;
            /** @description What it is: `area`, `household`, `task`, `isolation`, `alert`, `rule`. */
            kind: string;
            /** @description Changes when the body does. */
            v: string;
        };
        /** @description A line of the journal. */
        JournalLine: {
            /** @description Code of the act. */
            act: string;
            /** @description The act in English. */
            act_en: string;
            /** @description 操作. */
            act_zh: string;
            /** @description Who; null for the house itself. */
            actor?: string | null;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Names of changed fields and non-personal values. */
            detail: Record<string, never>;
            /**
             * Format: int64
             * @description Its number.
             */
            seq: number;
            /** @description The record. */
            subject_id: string;
            /** @description Kind of the record. */
            subject_kind: string;
        };
        /** @description A judgement. */
        Judgement: {
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Who. */
            by?: string | null;
            /** @description Its id. */
            id: components["schemas"]["JudgementId"];
            /** @description In words. */
            note?: string | null;
            /** @description Of which reading. */
            reading_id: components["schemas"]["ReadingId"];
            /** @description Codes of what the medic found. */
            symptoms: string[];
            /** @description `confirmed`, `ruled_out` or `watch`. */
            verdict: string;
        };
        /** Format: uuid */
        JudgementId: string;
        /** @description The city this house serves. */
        Jurisdiction: {
            /** @description Its area code. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** @description An earlier crossing, with what a form asks. */
        KnownCrossing: {
            /** @description Address there. */
            address?: string | null;
            /** @description Area they went to. */
            area?: string | null;
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description What was decided. */
            decision: string;
            /** @description That crossing. */
            id: components["schemas"]["CrossingId"];
            /** @description Where from. */
            origin?: string | null;
            /** @description Who; the first drove or walked. */
            people: components["schemas"]["KnownPerson"][];
            /** @description Number plate. */
            plate?: string | null;
        };
        /** @description Earlier crossings, the newest first. */
        KnownCrossings: {
            /** @description At most five; none where nothing is known. */
            rows: components["schemas"]["KnownCrossing"][];
        };
        /** @description Which person. */
        KnownDocument: {
            /** @description Number of the document. */
            document_number: string;
            /** @description `id_card`, `passport` or `hkmt_permit`. */
            document_type: string;
        };
        /** @description Somebody as they crossed before. */
        KnownPerson: {
            /** @description Number of the document. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /** @description Name. */
            name: string;
            /** @description Phone. */
            phone?: string | null;
        };
        /** @description A link of the chain upwards. */
        Link: {
            /** @description Its code. */
            code: string;
            /** @description Its level. */
            level: string;
            /** @description Its name. */
            name: string;
        };
        /** @description Papers to be made. */
        MakeNotices: {
            /** @description The caller's name for all of them; the same again answers the same papers. */
            batch: components["schemas"]["BatchId"];
            /** @description For these households; door notices only. */
            household_ids?: components["schemas"]["HouseholdId"][];
            /** @description For these isolations; a door notice for the households where they are. */
            isolation_ids?: components["schemas"]["IsolationId"][];
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
        };
        /** @description Which column holds which field, by position from the left; a column without a field is not read. */
        Mapping: (components["schemas"]["ArrivalField"] | null)[];
        /** Format: uuid */
        MappingId: string;
        /** @description The signed-in person. */
        Me: {
            /**
             * Format: uuid
             * @description The account.
             */
            account_id: string;
            /** @description Codes of all acts they may do somewhere. */
            acts: string[];
            /** @description Whether all people here are invented. */
            exercise: boolean;
            /** @description The posts they hold today. */
            grants: components["schemas"]["Held"][];
            /** @description The city. */
            jurisdiction: components["schemas"]["Jurisdiction"];
            /** @description Their login. */
            login: string;
            /** @description Nothing else is possible until the one-time password is changed. */
            must_change_password: boolean;
            /** @description Their name. */
            name: string;
            /** @description The moment, as the house sees it. */
            now: components["schemas"]["Stamp"];
            /**
             * Format: date
             * @description The local day, as the house sees it.
             */
            today: string;
            /**
             * Format: uuid
             * @description The worker who holds it.
             */
            worker_id?: string | null;
        };
        /** @description A member of a team. */
        Member: {
            /** @description What they must do, in English. */
            duty_en: string;
            /** @description 职责. */
            duty_zh: string;
            /**
             * Format: date
             * @description Since this day.
             */
            from: string;
            /** @description Whether they lead. */
            lead: boolean;
            /** @description Name. */
            name: string;
            /** @description Whether they are on watch now. */
            on_watch: boolean;
            /** @description Phone; the members of a team must reach each other. */
            phone?: string | null;
            /** @description The role in the team. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
            /**
             * Format: int32
             * @description On watch from this hour of every day.
             */
            watch_from: number;
            /**
             * Format: int32
             * @description For so many hours.
             */
            watch_hours: number;
            /** @description Who. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description Where an area goes. */
        Merge: {
            /**
             * @description Code of the area that takes it in; of the same level.
             * @example 220581001001
             */
            into: string;
        };
        /** @description A message that was sent. */
        Message: {
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description Who sent it. */
            by?: string | null;
            /** @description Its id. */
            id: components["schemas"]["MessageId"];
            /** @description What it says. */
            text: string;
        };
        /** Format: uuid */
        MessageId: string;
        /**
         * @description Why it is taken back.
         * @enum {string}
         */
        Mistake: "wrong_person" | "wrong_place" | "not_an_arrival" | "training";
        /** @description Where the caller stands, and where they come next. */
        MyDuties: {
            /** @description The shifts they are planned for, the next first. */
            coming: components["schemas"]["ComingShift"][];
            now?: components["schemas"]["Duty"] | null;
        };
        /** @description One's own isolation. */
        MyIsolation: {
            /**
             * Format: date
             * @description From when the days are counted.
             */
            counted_from: string;
            /**
             * Format: int64
             * @description Today is day `day_n` …
             */
            day_n: number;
            /**
             * Format: int64
             * @description … of `days`.
             */
            days: number;
            /**
             * Format: date
             * @description The day it ended, if it did.
             */
            ended_on?: string | null;
            /**
             * Format: date
             * @description Planned last day.
             */
            ends_on: string;
            /** @description Its id. */
            id: components["schemas"]["IsolationId"];
            /** @description What the team wrote, first to last. */
            messages: components["schemas"]["Message"][];
            /** @description Name, masked: others may look on. */
            name: string;
            /** @description The moment. */
            now: components["schemas"]["Stamp"];
            /** @description The orders, first to last. */
            orders: components["schemas"]["MyOrder"][];
            /**
             * Format: date
             * @description After the end: this page opens until then.
             */
            page_until?: string | null;
            /** @description The readings, first to last. */
            readings: components["schemas"]["Reading"][];
            /** @description Until when. */
            release_due_at: components["schemas"]["Stamp"];
            /** @description From when on the last day the release is due. */
            release_opens_at: components["schemas"]["Stamp"];
            /** @description What is brought and asked today. */
            services: components["schemas"]["MyService"][];
            /** @description `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`. */
            state: string;
            /** @description Whom to call, those on watch first. */
            team: components["schemas"]["TeamMate"][];
            /**
             * Format: date
             * @description The local day.
             */
            today: string;
        };
        /** @description A need as whoever raised it sees it. */
        MyNeed: {
            /** @description The answer. */
            answer?: string | null;
            answered_at?: components["schemas"]["Stamp"] | null;
            /** @description Who answered. */
            answered_by?: string | null;
            category?: components["schemas"]["NeedCategory"] | null;
            /** @description By when it is answered. */
            due_at: components["schemas"]["Stamp"];
            /** @description What came of an appeal. */
            granted?: boolean | null;
            /** @description Its id. */
            id: components["schemas"]["NeedId"];
            /** @description What it is. */
            kind: components["schemas"]["NeedKind"];
            /** @description When it was raised. */
            raised_at: components["schemas"]["Stamp"];
            /** @description `open`, `taken` or `answered`. */
            state: string;
            /** @description Who looks after it. */
            taken_by?: string | null;
            /** @description In their own words. */
            text?: string | null;
        };
        /** @description An order as the person it concerns reads it. */
        MyOrder: {
            /** @description The law or rule it rests on. */
            basis: string;
            /**
             * Format: date
             * @description From which day.
             */
            day: string;
            /**
             * Format: date
             * @description The planned last day after it.
             */
            ends_on: string;
            /** @description Why, as a code. */
            ground: string;
            /** @description The body that issued it. */
            issuer: string;
            /** @description What it does. */
            kind: components["schemas"]["OrderKind"];
            /** @description Why, in words. */
            reason?: string | null;
        };
        /** @description A service of today. */
        MyService: {
            done_at?: components["schemas"]["Stamp"] | null;
            /** @description Until when. */
            due_at: components["schemas"]["Stamp"];
            /** @description Its name in English. */
            en: string;
            /** @description Code of its kind. */
            kind: string;
            /** @description From when. */
            opens_at: components["schemas"]["Stamp"];
            /** @description `morning`, `noon`, `evening` or `day`. */
            slot: string;
            /** @description `open`, `done` or `missed`. */
            state: string;
            /** @description 服务名称. */
            zh: string;
        };
        /** @description A phone as it calls itself. */
        NameDevice: {
            /**
             * @description What kind of phone it is, for people who look for it.
             * @example 华为 Mate 30
             */
            name: string;
        };
        /** @description A crossing with its name. */
        NamedCrossing: {
            /** @description Door there. */
            address?: string | null;
            /** @description Community or finer where they go to. */
            area?: string | null;
            /**
             * Format: int64
             * @description The moment at the gate, milliseconds since 1970.
             */
            at: number;
            /** @description Whether they were in a risk area in the 14 days before. */
            been_to_risk_area?: boolean | null;
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description What is decided. */
            decision: components["schemas"]["Decision"];
            /** @description `in` or `out`. */
            direction: components["schemas"]["Direction"];
            /** @description Its id. */
            id: components["schemas"]["CrossingId"];
            /** @description Where they come from, in words. */
            origin?: string | null;
            /** @description The same as a code. */
            origin_area?: string | null;
            /**
             * Format: uuid
             * @description The pass that was shown.
             */
            pass_id?: string | null;
            /** @description Whoever drives or walks, then companions. */
            people: components["schemas"]["NewCrosser"][];
            /** @description Number plate; none on foot. */
            plate?: string | null;
            /** @description Why. */
            reason?: string | null;
            /** @description `desk` or `field`. */
            source: string;
        };
        /** @description A phone that is known. */
        NamedDevice: {
            /** @description Its id. */
            id: components["schemas"]["DeviceId"];
            /** @description What it is called. */
            name: string;
            /**
             * @description The key of what this person keeps on this phone: 64 hexadecimal digits, the same each time they sign in here. The phone
             *     keeps it where no script can read it, and forgets it when they sign out.
             */
            secret: string;
        };
        /** @description A need; personal data is masked. */
        Need: {
            /** @description Address, masked. */
            address: string;
            /** @description The answer. */
            answer?: string | null;
            answered_at?: components["schemas"]["Stamp"] | null;
            /** @description Who answered. */
            answered_by?: string | null;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            category?: components["schemas"]["NeedCategory"] | null;
            /** @description By when it is answered. */
            due_at: components["schemas"]["Stamp"];
            /** @description What came of an appeal. */
            granted?: boolean | null;
            /** @description Their household. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["NeedId"];
            /** @description The isolation of whoever raised it. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description What it is. */
            kind: components["schemas"]["NeedKind"];
            /** @description Name. */
            name: string;
            /** @description Whether that passed without an answer. */
            overdue: boolean;
            /** @description The caller gave an order of this isolation, so that somebody else decides about the appeal. */
            own_order: boolean;
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description When it was raised. */
            raised_at: components["schemas"]["Stamp"];
            /** @description `open`, `taken` or `answered`. */
            state: string;
            taken_at?: components["schemas"]["Stamp"] | null;
            /** @description Who looks after it. */
            taken_by?: string | null;
            /** @description In their own words. */
            text?: string | null;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /**
         * @description What an ask is for.
         * @enum {string}
         */
        NeedCategory: "food" | "medicine" | "hospital" | "care" | "other";
        /** Format: uuid */
        NeedId: string;
        /**
         * @description What somebody says.
         * @enum {string}
         */
        NeedKind: "ask" | "complaint" | "appeal";
        /** @description An account to be opened. */
        NewAccount: {
            /** @description The login: 3 to 40 small letters, digits, `.`, `-` or `_`. */
            login: string;
            /** @description For whom. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description A checkpoint to be set up. */
        NewCheckpoint: {
            /**
             * @description Where it belongs: a township or finer.
             * @example 220581104
             */
            area: string;
            /**
             * @description When it is open: `00:00-24:00` is round the clock.
             * @example 00:00-24:00
             */
            hours: string;
            /** @description What it stands at. */
            kind: components["schemas"]["CheckpointKind"];
            lead?: components["schemas"]["WorkerId"] | null;
            /** @description Name. */
            name: string;
            /** @description Road and kilometre, gate or landmark. */
            place: string;
        };
        /** @description Somebody at the gate. */
        NewCrosser: {
            /** @description Number of the document; none with `none`. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /** @description Name in full. */
            name: string;
            /** @description Mobile or landline number. The first person needs it where there is no document, and everybody who is registered. */
            phone?: string | null;
            /**
             * Format: double
             * @description Degrees Celsius, one decimal.
             */
            temperature?: number | null;
        };
        /** @description A crossing as a form carries it. */
        NewCrossing: {
            /** @description Door there. */
            address?: string | null;
            /**
             * @description Community or finer where they go to; needed where they are registered.
             * @example 220581001004
             */
            area?: string | null;
            /**
             * Format: int64
             * @description The moment at the gate, milliseconds since 1970. Without a signal it may lie up to three days back.
             */
            at: number;
            /** @description Whether they were in a risk area in the 14 days before. */
            been_to_risk_area?: boolean | null;
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description What is decided. */
            decision: components["schemas"]["Decision"];
            /** @description `in` or `out`. */
            direction: components["schemas"]["Direction"];
            /** @description Where they come from, in words; needed where they are registered. */
            origin?: string | null;
            /** @description The same as a code. */
            origin_area?: string | null;
            /**
             * Format: uuid
             * @description The pass that was shown.
             */
            pass_id?: string | null;
            /** @description Whoever drives or walks, then companions. */
            people: components["schemas"]["NewCrosser"][];
            /** @description Number plate; none on foot. */
            plate?: string | null;
            /** @description Why; kept sealed. */
            reason?: string | null;
            /** @description `desk` or `field`. */
            source: string;
        };
        /** @description What waited, each entry as it would be sent alone. */
        NewCrossings: {
            /** @description In the order in which they happened. One that is not even of the right shape refuses no other. */
            crossings: components["schemas"]["NamedCrossing"][];
        };
        /** @description A door to be registered. */
        NewHousehold: {
            /** @description Its address within the community. */
            address: string;
            /**
             * @description Community, grid or building.
             * @example 220581001004
             */
            area: string;
        };
        /** @description A member of a team as a form carries it. */
        NewMember: {
            /**
             * @description The role in the team.
             * @example medic
             */
            role: string;
            /**
             * Format: int32
             * @description On watch from this hour of every day.
             */
            watch_from: number;
            /**
             * Format: int32
             * @description For so many hours; 0 where they keep no watch.
             */
            watch_hours: number;
            /** @description Who. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description The old and the new password. */
        NewPassword: {
            /** @description The password from now on. */
            new_password: string;
            /** @description The password so far. */
            old_password: string;
        };
        /** @description A post to be given. */
        NewPost: {
            /**
             * @description Where.
             * @example 220581001004
             */
            area: string;
            /**
             * Format: date
             * @description From this day; today if not given.
             */
            from?: string | null;
            /**
             * @description Code of the role.
             * @example grid_member
             */
            role: string;
            /**
             * Format: date
             * @description To this day inclusive, if it ends.
             */
            to?: string | null;
            unit_id?: components["schemas"]["UnitId"] | null;
            /** @description To whom. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description A resident to be registered. */
        NewResident: components["schemas"]["Given"] & {
            /** @description Whether they are the head of the household. */
            head?: boolean;
            /** @description Where they live. */
            household_id: components["schemas"]["HouseholdId"];
        };
        /** @description A returnee as a form carries it. */
        NewReturnee: {
            /** @description Door within the community. */
            address?: string | null;
            /**
             * @description Community, grid or building where they stay.
             * @example 220581001004
             */
            area: string;
            /**
             * Format: date
             * @description When they arrived.
             */
            arrived_on: string;
            /** @description Whether they were in a risk area in the 14 days before. */
            been_to_risk_area?: boolean | null;
            /** @description How they feel. */
            condition?: string | null;
            /** @description Number of the document; none with `none`. */
            document_number?: string | null;
            /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
            document_type: string;
            /**
             * Format: date
             * @description When they left it.
             */
            left_origin_on?: string | null;
            /** @description Name in full. */
            name: string;
            /** @description Anything else. */
            note?: string | null;
            /**
             * @description Where they come from, in words.
             * @example 湖北省武汉市
             */
            origin: string;
            /**
             * @description The same as a code, where it is known.
             * @example 420106
             */
            origin_area?: string | null;
            /** @description Mobile or landline number; required where there is no document. */
            phone?: string | null;
            /** @description `male` or `female`; taken from the ID number where there is one. */
            sex?: string | null;
            /** @description `desk` or `field`. */
            source?: string | null;
            /**
             * Format: double
             * @description Degrees Celsius, one decimal.
             */
            temperature?: number | null;
            /** @description Train, flight, coach or plate. */
            transport?: string | null;
        };
        /** @description A shift to be planned: everybody who is to come. */
        NewShift: {
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /**
             * Format: date
             * @description The day it begins on.
             */
            day: string;
            /** @description Everybody who is to come. */
            people: components["schemas"]["Planned"][];
            /**
             * @description Which of the day, as the policy names it.
             * @example night
             */
            slot: string;
            /**
             * Format: int32
             * @description The version the caller saw; none where it was not planned yet.
             */
            version?: number | null;
        };
        /** @description An organisation to be added. */
        NewUnit: {
            /**
             * @description Its area.
             * @example 220581
             */
            area: string;
            /** @description Its kind. */
            kind: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A worker to be added. */
        NewWorker: {
            /** @description Name in full. */
            name: string;
            /** @description Mobile or landline number. */
            phone?: string | null;
        };
        /** @description A contact as whoever made it notes it; of person, household and row one is named. */
        NoteContact: {
            /** @description About what; kept sealed. */
            about: string;
            household_id?: components["schemas"]["HouseholdId"] | null;
            /** @description What came of it. */
            outcome: components["schemas"]["ContactOutcome"];
            person_id?: components["schemas"]["PersonId"] | null;
            pushed_row_id?: components["schemas"]["PushedRowId"] | null;
            /** @description How. */
            way: components["schemas"]["ContactWay"];
        };
        /** @description Somebody went out or came home. */
        NotePassUse: {
            /** @description The moment at the gate. */
            at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description At which checkpoint, if at one.
             */
            checkpoint_id?: string | null;
            /** @description Which way. */
            direction: components["schemas"]["PassDirection"];
            /** @description With which pass. */
            pass_id: components["schemas"]["PassId"];
            purpose?: components["schemas"]["PassPurpose"] | null;
            /** @description Where it was noted. */
            source: components["schemas"]["PassUseSource"];
        };
        /** @description A result as a form carries it. */
        NoteResult: {
            /**
             * Format: date
             * @description When it was found.
             */
            day: string;
            /** @description Where. */
            hospital: string;
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description What was found. */
            kind: components["schemas"]["ResultKind"];
            /** @description In words; kept sealed. */
            note?: string | null;
        };
        /** @description What a sample showed. */
        NoteSampleResult: {
            /** @description What it showed. */
            result: components["schemas"]["Finding"];
            result_at?: components["schemas"]["Stamp"] | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description A visit as a phone sends it. */
        NoteVisit: {
            /** @description The moment at the door; a phone without a signal tells it later. */
            at: components["schemas"]["Stamp"];
            /** @description Those known to live there who were confirmed. */
            confirmed?: components["schemas"]["ResidentId"][];
            /** @description At whose door. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description More about it; kept sealed. */
            note?: string | null;
            /** @description How it ended. */
            outcome: components["schemas"]["Outcome"];
            /**
             * Format: int32
             * @description How many people live there now, if somebody answered.
             */
            people_now?: number | null;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description In which round. */
            round_id: components["schemas"]["RoundId"];
            /** @description Symptoms of somebody there, of `listSymptoms`; a medic hears of them at once. */
            symptoms?: string[];
        };
        /** Format: uuid */
        NoticeId: string;
        /**
         * @description A paper of 三公开, or the one of release.
         * @enum {string}
         */
        NoticeKind: "letter" | "isolation_notice" | "door_notice" | "release_notice";
        /** @description A paper in a list. */
        NoticeLine: {
            /** @description Those it was made with. */
            batch: components["schemas"]["BatchId"];
            /**
             * Format: date
             * @description The day on it.
             */
            day: string;
            /**
             * Format: date
             * @description The last day on it.
             */
            ends_on: string;
            /** @description Its id. */
            id: components["schemas"]["NoticeId"];
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
            /** @description When it was made. */
            made_at: components["schemas"]["Stamp"];
            /** @description By whom. */
            made_by?: string | null;
            /** @description Its number. */
            number: string;
        };
        /** @description The papers of an isolation. */
        NoticeLines: {
            /** @description Newest first; those on the door of the household are among them. */
            rows: components["schemas"]["NoticeLine"][];
        };
        /** @description A row of what was asked for; personal data is masked. */
        NoticeRow: {
            /** @description Address, masked. */
            address?: string | null;
            /** @description Where. */
            area_name?: string | null;
            /** @description Why there can be no paper: `not_found`, `withdrawn`, `isolation_over`, `in_hospital`, `not_released` or `no_team`. */
            code?: string | null;
            household_id?: components["schemas"]["HouseholdId"] | null;
            isolation_id?: components["schemas"]["IsolationId"] | null;
            /** @description Who; on a door all who are isolated there. */
            name?: string | null;
        };
        /** @description What came of it. */
        NoticesMade: {
            /** @description The name of all of them. */
            batch: components["schemas"]["BatchId"];
            /** @description The papers, to be printed and handed over. */
            papers: components["schemas"]["Paper"][];
            /** @description Those for whom there can be none. */
            refused: components["schemas"]["NoticeRow"][];
        };
        /** @description What would come of it. */
        NoticesPreview: {
            /** @description In the order of asking; a row with a `code` gets no paper. */
            rows: components["schemas"]["NoticeRow"][];
        };
        /** @description Whom the papers are for. */
        NoticesWanted: {
            /** @description For these households; door notices only. */
            household_ids?: components["schemas"]["HouseholdId"][];
            /** @description For these isolations; a door notice for the households where they are. */
            isolation_ids?: components["schemas"]["IsolationId"][];
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
        };
        /** @description So many people on one day of their isolation. */
        OnDay: {
            /**
             * Format: int64
             * @description Day n.
             */
            day_n: number;
            /**
             * Format: int64
             * @description People.
             */
            people: number;
        };
        /** @description A password shown once. */
        OneTime: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /** @description The login. */
            login: string;
            /** @description Shown now and never again; it must be changed at the first sign-in. */
            one_time_password: string;
        };
        /** @description A disclosure to be opened. */
        OpenDisclosure: {
            /**
             * @description Where; wider than the depth.
             * @example 220581001003
             */
            area: string;
            /**
             * Format: date
             * @description From this day; today if not given.
             */
            from?: string | null;
            /** @description How deep the public sees there. */
            level: components["schemas"]["Depth"];
            /** @description Who answers for it. */
            official_id: components["schemas"]["WorkerId"];
            /** @description Why; kept sealed. */
            reason: string;
            /**
             * Format: date
             * @description To this day.
             */
            to: string;
        };
        /** @description An order to stay at home. */
        OpenIsolation: {
            /** @description The arrival it follows from. */
            arrival_id: components["schemas"]["ArrivalId"];
            /**
             * Format: date
             * @description The day of the last exposure, if known: the days are counted from it, or from leaving the risk area if that was later.
             */
            exposed_on?: string | null;
            /** @description Why. */
            ground: string;
        };
        /** @description A round to be opened. */
        OpenRound: {
            /**
             * @description Where: every household in it must be visited.
             * @example 220581001004
             */
            area: string;
            /** @description What to ask at the door. */
            asks?: string | null;
            /**
             * Format: date
             * @description The day by which every door is visited.
             */
            due_on: string;
            /** @description What sort it is. */
            kind: components["schemas"]["RoundKind"];
            /** @description What people call it. */
            name: string;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
        };
        /** @description An order in the history of an isolation. */
        Order: {
            /** @description Where the person stays after it. */
            area_name: string;
            /** @description When. */
            at: components["schemas"]["Stamp"];
            /** @description The law or rule it rests on. */
            basis: string;
            /** @description Who. */
            by?: string | null;
            /**
             * Format: date
             * @description From which day.
             */
            day: string;
            /**
             * Format: date
             * @description The planned last day after it.
             */
            ends_on: string;
            /** @description Why, as a code. */
            ground: string;
            /** @description Its id. */
            id: components["schemas"]["OrderId"];
            /** @description The body that issued it. */
            issuer: string;
            /** @description What it does. */
            kind: components["schemas"]["OrderKind"];
            /** @description Why, in words. */
            reason?: string | null;
        };
        /** Format: uuid */
        OrderId: string;
        /**
         * @description What an order does.
         * @enum {string}
         */
        OrderKind: "open" | "extend" | "shorten" | "move" | "suspend" | "resume" | "release" | "refer" | "lapse" | "withdraw";
        /**
         * @description Where somebody came from, as far as it decides what happens.
         * @enum {string}
         */
        OriginKind: "risk_area" | "other_province" | "same_province" | "unknown";
        /**
         * @description How a knock on a door ended.
         * @enum {string}
         */
        Outcome: "reached" | "nobody_home" | "refused" | "vacant" | "moved";
        /**
         * @description What of a use stands against the rules. It shows; it stops nobody.
         * @enum {string}
         */
        OverUse: "revoked" | "expired" | "suspended" | "outside_hours" | "purpose_not_allowed" | "too_soon" | "forfeited" | "too_many_out" | "overrun";
        /** @description What a phone carries. */
        Pack: {
            /** @description Ask with it the next time. */
            cursor: string;
            /**
             * Format: date
             * @description The day it is for.
             */
            day: string;
            /** @description Kinds that became different: ask again with the same cursor and say in `held` what the phone has of them. */
            differs: string[];
            /** @description What the phone holds and must forget: it was closed, or lies in the caller's areas no more. */
            gone: components["schemas"]["Tombstone"][];
            /** @description What is new or became different. */
            items: components["schemas"]["Item"][];
            /**
             * Format: int64
             * @description Households and residents in the areas; told with everything only.
             */
            subjects?: number | null;
            /** @description `large_scope`: it works, but a narrower one would be faster. */
            warning?: string | null;
            /** @description These are all items: whatever else the phone holds is gone. */
            whole: boolean;
        };
        /** @description Where a page opens. */
        PageAddress: {
            /** @description Whose page. */
            page: components["schemas"]["PageKind"];
            /**
             * @description Below the address of the house; whoever has it opens the page.
             * @example /my/person#0123456789abcdef0123456789abcdef
             */
            path: string;
        };
        /**
         * @description Whose page.
         * @enum {string}
         */
        PageKind: "person" | "door";
        /** @description One page of a list. */
        Page_AccountLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Closed for good. */
                closed: boolean;
                /** @description Its id. */
                id: components["schemas"]["AccountId"];
                last_sign_in?: components["schemas"]["Stamp"] | null;
                /** @description Locked after wrong passwords. */
                locked: boolean;
                /** @description The login. */
                login: string;
                /** @description Has not changed the one-time password yet. */
                must_change_password: boolean;
                /** @description Their name. */
                name: string;
                /** @description The posts they hold today. */
                posts: components["schemas"]["Held"][];
                /** @description The worker who holds it. */
                worker_id: components["schemas"]["WorkerId"];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_AlertLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                acknowledged_at?: components["schemas"]["Stamp"] | null;
                /** @description Who looks after it. */
                acknowledged_by?: string | null;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                climbs_at?: components["schemas"]["Stamp"] | null;
                /** @description More about it, for example the `hour` of a gap or the `kinds` of services missed; nothing personal. */
                detail: Record<string, never>;
                /** @description Its id. */
                id: components["schemas"]["AlertId"];
                /** @description What came of it. */
                outcome?: string | null;
                /** @description Who must look at it there. */
                owner?: string | null;
                /** @description When. */
                raised_at: components["schemas"]["Stamp"];
                /** @description Code of the rule. */
                rule: string;
                /** @description Name of the rule in English. */
                rule_en: string;
                /** @description 规则名. */
                rule_zh: string;
                /** @description `severe`, `high` or `normal`. */
                severity: string;
                /** @description `open`, `acknowledged` or `closed`. */
                state: string;
                /** @description The step of the ladder on which it stands: `holder`, `lead`, `community`, `township` or `city`. */
                step: string;
                /** @description The step in English. */
                step_en: string;
                /** @description 到哪一级. */
                step_zh: string;
                /** @description What it is about. */
                subject: components["schemas"]["AlertSubject"];
                /** @description The same in English. */
                text_en: string;
                /** @description 一句话说明. */
                text_zh: string;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_AreaChange: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description When. */
                at: components["schemas"]["Stamp"];
                /** @description Who. */
                by?: string | null;
                /** @description The code it was about. */
                from: string;
                /**
                 * Format: uuid
                 * @description Its id.
                 */
                id: string;
                /** @description `added`, `renamed`, `merged` or `split`. */
                kind: string;
                /** @description The name after the change; of a merged area the name it had. */
                name: string;
                /** @description The code it became, where it did. */
                to?: string | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_AreaLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /**
                 * Format: int64
                 * @description How many parts it has.
                 */
                children: number;
                /** @description Its code. */
                code: string;
                /** @description `province`, `prefecture`, `county`, `township`, `community`, `grid` or `building`. */
                level: string;
                /** @description Its name. */
                name: string;
                /** @description Where it lies, for example 曙光镇 中和村. */
                path: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Arrival: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Address, masked. */
                address: string;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /**
                 * Format: date
                 * @description When they arrived.
                 */
                arrived_on: string;
                /** @description Whether they were in a risk area. */
                been_to_risk_area?: boolean | null;
                /**
                 * Format: int32
                 * @description Year of birth, if known.
                 */
                birth_year?: number | null;
                /** @description How they feel. */
                condition?: string | null;
                /** @description Number of the document, masked. */
                document_number?: string | null;
                /** @description `id_card`, `passport`, `hkmt_permit` or `none`. */
                document_type: string;
                /** @description The household where they stay. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Its id. */
                id: components["schemas"]["ArrivalId"];
                isolation_id?: components["schemas"]["IsolationId"] | null;
                /**
                 * Format: date
                 * @description When they left it.
                 */
                left_origin_on?: string | null;
                /** @description Name. */
                name: string;
                /** @description Anything else. */
                note?: string | null;
                /** @description Where they come from. */
                origin: string;
                /** @description What that is. */
                origin_kind: components["schemas"]["OriginKind"];
                /** @description The person. */
                person_id: components["schemas"]["PersonId"];
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description When it was registered. */
                registered_at: components["schemas"]["Stamp"];
                /** @description Who registered it. */
                registered_by?: string | null;
                /** @description `male`, `female` or `unknown`. */
                sex: string;
                /** @description `desk`, `field` or `sheet`. */
                source: string;
                /** @description `registered`, `isolating`, `released` or `withdrawn`. */
                status: string;
                /**
                 * Format: double
                 * @description Degrees Celsius.
                 */
                temperature?: number | null;
                /** @description Train, flight, coach or plate. */
                transport?: string | null;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Checkpoint: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description Why it is closed. */
                closed_reason?: string | null;
                /** @description Since when. */
                created_at: components["schemas"]["Stamp"];
                /**
                 * Format: int64
                 * @description Crossings today.
                 */
                crossings: number;
                gap_at?: components["schemas"]["Stamp"] | null;
                /** @description When it is open. */
                hours: string;
                /** @description Its id. */
                id: components["schemas"]["CheckpointId"];
                /** @description What it stands at. */
                kind: components["schemas"]["CheckpointKind"];
                lead?: components["schemas"]["WorkerId"] | null;
                /** @description Their name. */
                lead_name?: string | null;
                /** @description Name. */
                name: string;
                /** @description How many are on duty now. */
                on_duty: number;
                /** @description Road and kilometre, gate or landmark. */
                place: string;
                /** @description `open` or `closed`. */
                state: string;
                /** @description Whether somebody on duty stands there longer than they may. */
                too_long: boolean;
                /** @description Whether it should be staffed now and nobody is on duty. */
                unstaffed: boolean;
                /**
                 * Format: int32
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ContactNote: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description About what. */
                about: string;
                /** @description When. */
                at: components["schemas"]["Stamp"];
                /** @description Who. */
                by?: string | null;
                household_id?: components["schemas"]["HouseholdId"] | null;
                /** @description Its id. */
                id: components["schemas"]["ContactId"];
                /** @description `reached`, `not_reached` or `refused`. */
                outcome: string;
                person_id?: components["schemas"]["PersonId"] | null;
                pushed_row_id?: components["schemas"]["PushedRowId"] | null;
                /** @description `call` or `visit`. */
                way: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Crossing: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Address there, masked. */
                address?: string | null;
                /** @description Code of the checkpoint's area. */
                area: string;
                /** @description The arrivals registered with it. */
                arrival_ids: components["schemas"]["ArrivalId"][];
                /** @description The moment at the gate. */
                at: components["schemas"]["Stamp"];
                /** @description Whether they were in a risk area. */
                been_to_risk_area?: boolean | null;
                /** @description Where. */
                checkpoint_id: components["schemas"]["CheckpointId"];
                /** @description Name of the checkpoint. */
                checkpoint_name: string;
                /**
                 * Format: date
                 * @description The local day of that moment.
                 */
                day: string;
                /** @description `admit`, `register_admit`, `admit_isolate`, `refer` or `advise_return`. */
                decision: string;
                /** @description Code of the area they go to. */
                destination?: string | null;
                /** @description `in` or `out`. */
                direction: string;
                /** @description Its id. */
                id: components["schemas"]["CrossingId"];
                /** @description `isolated_person_at_gate` where somebody should be at home: their team knows. */
                notice?: string | null;
                /** @description Where from, in words. */
                origin?: string | null;
                /** @description What that is: `risk_area`, `other_province`, `same_province` or `unknown`. */
                origin_kind: string;
                /**
                 * Format: uuid
                 * @description The pass that was shown.
                 */
                pass_id?: string | null;
                /** @description Who; the first drove or walked. */
                people: components["schemas"]["CrossingPerson"][];
                /** @description Number plate, masked. */
                plate?: string | null;
                /** @description Why. */
                reason?: string | null;
                /** @description When it came in; later than `at` where there was no signal. */
                recorded_at: components["schemas"]["Stamp"];
                /** @description `desk` or `field`. */
                source: string;
                /** @description Who stood there. */
                worker_name?: string | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_DeviceLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of their area. */
                area: string;
                /** @description Where that lies. */
                area_name: string;
                /**
                 * Format: int64
                 * @description How far its clock is ahead of ours, in milliseconds.
                 */
                clock_skew_ms?: number | null;
                /** @description The phone. */
                device_id: components["schemas"]["DeviceId"];
                /**
                 * Format: int32
                 * @description Entries that were refused and that nobody has settled.
                 */
                failed: number;
                /** @description When it was named first. */
                first_seen_at: components["schemas"]["Stamp"];
                /**
                 * Format: uuid
                 * @description The phone and who holds it.
                 */
                id: string;
                /** @description When it was heard last, to within five minutes. */
                last_seen_at: components["schemas"]["Stamp"];
                last_success_at?: components["schemas"]["Stamp"] | null;
                /** @description What it is called. */
                name: string;
                revoked_at?: components["schemas"]["Stamp"] | null;
                /** @description By whom. */
                revoked_by?: string | null;
                /**
                 * Format: int32
                 * @description Entries that wait on it.
                 */
                waiting: number;
                wiped_at?: components["schemas"]["Stamp"] | null;
                /** @description Who works with it. */
                worker_name: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Disclosure: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                ended_at?: components["schemas"]["Stamp"] | null;
                /** @description By whom. */
                ended_by?: string | null;
                /**
                 * Format: date
                 * @description From this day.
                 */
                from: string;
                /** @description Its id. */
                id: components["schemas"]["DisclosureId"];
                /** @description How deep the public sees there. */
                level: components["schemas"]["Depth"];
                /** @description When it was opened. */
                made_at: components["schemas"]["Stamp"];
                /** @description By whom. */
                made_by?: string | null;
                /** @description Their name. */
                official: string;
                /** @description Who answers for it. */
                official_id: components["schemas"]["WorkerId"];
                /** @description Why. */
                reason: string;
                /** @description `coming`, `in_force`, `over` or `ended`. */
                state: string;
                /**
                 * Format: date
                 * @description To this day, unless it is ended before.
                 */
                to: string;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_DoorLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Its address; in full for whoever may visit it. */
                address: string;
                /** @description Code of its area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description The household. */
                household_id: components["schemas"]["HouseholdId"];
                next_at?: components["schemas"]["Stamp"] | null;
                /** @description What was noted then. */
                note?: string | null;
                /** @description Those who are known to live there. */
                residents: components["schemas"]["Behind"][];
                /** @description `open`, or how the last visit ended. */
                state: string;
                visit_id?: components["schemas"]["VisitId"] | null;
                visited_at?: components["schemas"]["Stamp"] | null;
                /** @description Who was there. */
                visited_by?: string | null;
                /**
                 * Format: int32
                 * @description How often somebody was there.
                 */
                visits: number;
                /** @description So many visits were in vain: the community lead sees to it. */
                with_lead: boolean;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Handover: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Where. */
                checkpoint_id: components["schemas"]["CheckpointId"];
                /** @description Its id. */
                id: components["schemas"]["HandoverId"];
                /** @description Whether the caller wrote it. */
                own: boolean;
                read_at?: components["schemas"]["Stamp"] | null;
                /** @description Who. */
                read_by?: string | null;
                /** @description What the next shift must know. */
                text: string;
                /** @description When it was written. */
                written_at: components["schemas"]["Stamp"];
                /** @description Who wrote it. */
                written_by?: string | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_HouseholdLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Its address, masked. */
                address: string;
                /** @description Code of its area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description Its id. */
                id: components["schemas"]["HouseholdId"];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Import: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Who imports. */
                by?: string | null;
                /** @description Arrivals that are new. */
                created: number;
                /** @description Persons registered before. */
                duplicate: number;
                /** @description The file's name. */
                file_name: string;
                finished_at?: components["schemas"]["Stamp"] | null;
                /** @description Its id. */
                id: components["schemas"]["ImportId"];
                /** @description `arrivals` or `residents`. */
                kind: string;
                /** @description How many rows were rejected for which reason. */
                reasons: {
                    [key: string]: number;
                };
                /** @description Rows with something to correct. */
                rejected: number;
                /** @description Rows read so far. */
                rows: number;
                /** @description When it began. */
                started_at: components["schemas"]["Stamp"];
                /** @description `running`, `done` or `failed`. */
                state: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_IsolationLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Address, masked. */
                address: string;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description The arrival it follows from. */
                arrival_id: components["schemas"]["ArrivalId"];
                /**
                 * Format: int64
                 * @description Today is day `day_n` …
                 */
                day_n: number;
                /**
                 * Format: int64
                 * @description … of `days`.
                 */
                days: number;
                /** @description Whether the last day has come. */
                due: boolean;
                /**
                 * Format: date
                 * @description The day it ended, if it did.
                 */
                ended_on?: string | null;
                /**
                 * Format: date
                 * @description Planned last day.
                 */
                ends_on: string;
                /** @description Whether the last reading was a fever. */
                fever: boolean;
                /** @description Why. */
                ground: string;
                /** @description The household. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Its id. */
                id: components["schemas"]["IsolationId"];
                /** @description Name. */
                name: string;
                /** @description The person. */
                person_id: components["schemas"]["PersonId"];
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description `male`, `female` or `unknown`. */
                sex: string;
                /**
                 * Format: date
                 * @description First day.
                 */
                started_on: string;
                /** @description `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`. */
                state: string;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_JournalLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the act. */
                act: string;
                /** @description The act in English. */
                act_en: string;
                /** @description 操作. */
                act_zh: string;
                /** @description Who; null for the house itself. */
                actor?: string | null;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description When. */
                at: components["schemas"]["Stamp"];
                /** @description Names of changed fields and non-personal values. */
                detail: Record<string, never>;
                /**
                 * Format: int64
                 * @description Its number.
                 */
                seq: number;
                /** @description The record. */
                subject_id: string;
                /** @description Kind of the record. */
                subject_kind: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Need: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Address, masked. */
                address: string;
                /** @description The answer. */
                answer?: string | null;
                answered_at?: components["schemas"]["Stamp"] | null;
                /** @description Who answered. */
                answered_by?: string | null;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                category?: components["schemas"]["NeedCategory"] | null;
                /** @description By when it is answered. */
                due_at: components["schemas"]["Stamp"];
                /** @description What came of an appeal. */
                granted?: boolean | null;
                /** @description Their household. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Its id. */
                id: components["schemas"]["NeedId"];
                /** @description The isolation of whoever raised it. */
                isolation_id: components["schemas"]["IsolationId"];
                /** @description What it is. */
                kind: components["schemas"]["NeedKind"];
                /** @description Name. */
                name: string;
                /** @description Whether that passed without an answer. */
                overdue: boolean;
                /** @description The caller gave an order of this isolation, so that somebody else decides about the appeal. */
                own_order: boolean;
                /** @description The person. */
                person_id: components["schemas"]["PersonId"];
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description When it was raised. */
                raised_at: components["schemas"]["Stamp"];
                /** @description `open`, `taken` or `answered`. */
                state: string;
                taken_at?: components["schemas"]["Stamp"] | null;
                /** @description Who looks after it. */
                taken_by?: string | null;
                /** @description In their own words. */
                text?: string | null;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Pass: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Address, masked. */
                address: string;
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                batch?: components["schemas"]["PassBatchId"] | null;
                /** @description What is allowed beyond the rules, also what is over. */
                exceptions: components["schemas"]["PassException"][];
                /** @description Whose. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Its id. */
                id: components["schemas"]["PassId"];
                /** @description When it was issued. */
                issued_at: components["schemas"]["Stamp"];
                /** @description By whom. */
                issued_by?: string | null;
                last_out_at?: components["schemas"]["Stamp"] | null;
                /** @description As printed: 新华-建国-000123. */
                number: string;
                out_since?: components["schemas"]["Stamp"] | null;
                /**
                 * Format: int64
                 * @description How many of its uses stand against the rules.
                 */
                over_uses: number;
                /** @description What they may go out for; to a doctor everybody may. */
                purposes: components["schemas"]["PassPurpose"][];
                revoked_at?: components["schemas"]["Stamp"] | null;
                /** @description By whom. */
                revoked_by?: string | null;
                /** @description Why. */
                revoked_reason?: string | null;
                /** @description How it stands. */
                state: components["schemas"]["PassState"];
                /**
                 * Format: date
                 * @description The first day.
                 */
                valid_from: string;
                /**
                 * Format: date
                 * @description The last day.
                 */
                valid_to: string;
                /** @description What a gate says now. */
                verdict: components["schemas"]["PassVerdict"];
                /**
                 * Format: int64
                 * @description Changes with every change of the pass itself.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_PassUse: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description The moment at the gate. */
                at: components["schemas"]["Stamp"];
                /**
                 * Format: uuid
                 * @description At which checkpoint, if at one.
                 */
                checkpoint_id?: string | null;
                /** @description Which way. */
                direction: components["schemas"]["PassDirection"];
                /** @description Its id. */
                id: components["schemas"]["PassUseId"];
                /** @description When it reached the house. */
                noted_at: components["schemas"]["Stamp"];
                /** @description Who noted it. */
                noted_by?: string | null;
                /** @description What of it stands against the rules; computed from all uses of the pass, so it may change when one comes late. */
                over_use: components["schemas"]["OverUse"][];
                /** @description The pass. */
                pass_id: components["schemas"]["PassId"];
                purpose?: components["schemas"]["PassPurpose"] | null;
                /** @description `desk` or `field`. */
                source: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_PushedList: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description How many are answered how. */
                answers: {
                    [key: string]: number;
                };
                /** @description Code of the area it was sent to. */
                area: string;
                /** @description Where that lies. */
                area_name: string;
                /** @description What to check. */
                asks: string;
                /** @description The number of the batch. */
                batch: string;
                /** @description What each column was read as. */
                columns: components["schemas"]["ReadAs"][];
                /** @description Whether every row has its answer. */
                complete: boolean;
                /** @description By when the answer is wanted. */
                due_at: components["schemas"]["Stamp"];
                /** @description The file's name. */
                file_name: string;
                /** @description Its id. */
                id: components["schemas"]["PushedListId"];
                /** @description When it came. */
                received_at: components["schemas"]["Stamp"];
                /** @description Who took it. */
                received_by?: string | null;
                /**
                 * Format: int64
                 * @description Its rows, as far as the caller sees them.
                 */
                rows: number;
                /** @description Who sent it. */
                sender: string;
                /** @description `urgent`, `pressing` or `ordinary`. */
                urgency: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_PushedRow: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Where they are said to live; the building only for those who cannot answer. */
                address?: string | null;
                /** @description `already_registered`, `isolating`, `isolation_ended`, `not_in_area`, `wrong_data`, `missed` or `found`. */
                answer: string;
                /** @description When it was answered. */
                answered_at: components["schemas"]["Stamp"];
                /** @description Who answered. */
                answered_by?: string | null;
                /** @description Code of the area that answers. */
                area: string;
                /** @description Where that lies. */
                area_name: string;
                /** @description What to check. */
                asks: string;
                /** @description The number of the batch. */
                batch: string;
                /** @description The house answered by itself. */
                by_machine: boolean;
                /** @description Number of the document, masked. */
                document_number?: string | null;
                /** @description By when. */
                due_at: components["schemas"]["Stamp"];
                household_id?: components["schemas"]["HouseholdId"] | null;
                /** @description Its id. */
                id: components["schemas"]["PushedRowId"];
                /** @description The list. */
                list_id: components["schemas"]["PushedListId"];
                /** @description Name. */
                name: string;
                /** @description What whoever answered wrote. */
                note?: string | null;
                /**
                 * Format: int32
                 * @description The row as Excel numbers it.
                 */
                number: number;
                person_id?: components["schemas"]["PersonId"] | null;
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description Why the data is wrong, as a stable code. */
                reason?: string | null;
                /** @description To which area it is handed over. */
                to_area?: string | null;
                /** @description Its name. */
                to_area_name?: string | null;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ReadingLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: (components["schemas"]["Reading"] & {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description Whose it is. */
                name: string;
            })[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_RecordLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /**
                 * Format: date
                 * @description The day by which it counts.
                 */
                day: string;
                /** @description The page that shows it. */
                href: string;
                /**
                 * Format: uuid
                 * @description Its id.
                 */
                id: string;
                /** @description `arrival`, `isolation`, `household`, `reading`, `result`, `task`, `alert`, `checkpoint`, `duty`, `crossing` or `door`. */
                kind: string;
                /** @description The person's name, or that of the checkpoint. */
                title: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ResidentLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /**
                 * Format: int32
                 * @description Year of birth, if known.
                 */
                birth_year?: number | null;
                /** @description Number of the document, masked. */
                document_number?: string | null;
                /** @description Whether they are the head of the household. */
                head: boolean;
                /** @description The household. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Id of the residence. */
                id: components["schemas"]["ResidentId"];
                /** @description Name. */
                name: string;
                /** @description The person. */
                person_id: components["schemas"]["PersonId"];
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description `male`, `female` or `unknown`. */
                sex: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_RoundLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of its area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description What to ask at the door. */
                asks?: string | null;
                closed_at?: components["schemas"]["Stamp"] | null;
                /** @description Who closed it. */
                closed_by?: string | null;
                /** @description Why it was closed with doors left. */
                closed_reason?: string | null;
                /** @description How its doors stand, as far as the caller sees them. */
                doors: components["schemas"]["Doors"];
                /**
                 * Format: date
                 * @description The day by which every door is visited.
                 */
                due_on: string;
                /** @description Its id. */
                id: components["schemas"]["RoundId"];
                /** @description `full`, `again` or `special`. */
                kind: string;
                /** @description What people call it. */
                name: string;
                /** @description When it was opened. */
                opened_at: components["schemas"]["Stamp"];
                /** @description Who opened it. */
                opened_by?: string | null;
                /**
                 * Format: date
                 * @description The first day.
                 */
                starts_on: string;
                /** @description `open` or `closed`. */
                state: string;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SampleLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description When it was taken. */
                collected_at: components["schemas"]["Stamp"];
                /** @description By whom. */
                collected_by?: string | null;
                /** @description Its id. */
                id: components["schemas"]["SampleId"];
                /** @description Whose isolation. */
                isolation_id: components["schemas"]["IsolationId"];
                /** @description `throat`, `nasal`, `blood` or `other`. */
                kind: string;
                /** @description The number on the tube. */
                label: string;
                /** @description Whose it is. */
                name: string;
                received_at?: components["schemas"]["Stamp"] | null;
                /** @description Who received it. */
                received_by?: string | null;
                /** @description `negative`, `positive` or `unclear`. */
                result?: string | null;
                result_at?: components["schemas"]["Stamp"] | null;
                /** @description Who noted it. */
                result_by?: string | null;
                /** @description `collected`, `received` or `done`. */
                state: string;
                /**
                 * Format: int64
                 * @description Changes with every change.
                 */
                version: number;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SavedMapping: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description All columns of the form from the left. */
                columns: components["schemas"]["ReadAs"][];
                /** @description Its id. */
                id: components["schemas"]["MappingId"];
                /** @description The name it was saved under. */
                name: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ShiftLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description When it begins. */
                begins_at: components["schemas"]["Stamp"];
                /** @description The checkpoint. */
                checkpoint_id: components["schemas"]["CheckpointId"];
                /**
                 * Format: date
                 * @description The day it begins on.
                 */
                day: string;
                /** @description When it ends. */
                ends_at: components["schemas"]["Stamp"];
                id?: components["schemas"]["ShiftId"] | null;
                /** @description Who is missing. */
                lacks: components["schemas"]["RoleCount"][];
                /** @description How many people it needs in all. */
                least: number;
                /** @description How many of each role it needs. */
                needs: components["schemas"]["RoleCount"][];
                /** @description Whether it is a night. */
                night: boolean;
                /** @description Who is to come. */
                people: components["schemas"]["PlannedLine"][];
                /** @description Which of the day. */
                slot: string;
                /** @description Its name in English. */
                slot_en: string;
                /** @description 班次. */
                slot_zh: string;
                /**
                 * Format: int32
                 * @description Changes with every change.
                 */
                version?: number | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_TaskLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of the area. */
                area: string;
                /** @description Where it lies. */
                area_name: string;
                /** @description What doing it must leave behind: `reading`, `receipt`, `plate`, `photo`, `signature` or nothing. */
                asks?: string | null;
                /**
                 * Format: date
                 * @description The day it belongs to.
                 */
                day: string;
                done_at?: components["schemas"]["Stamp"] | null;
                /** @description Who ended it. */
                done_by?: string | null;
                /** @description Until when it must be done. */
                due_at: components["schemas"]["Stamp"];
                /** @description Who must do it. */
                holder?: string | null;
                /** @description Its id. */
                id: components["schemas"]["TaskId"];
                /** @description Code of its kind. */
                kind: string;
                /** @description Its kind in English. */
                kind_en: string;
                /** @description 任务种类. */
                kind_zh: string;
                left?: components["schemas"]["CompleteTask"] | null;
                /** @description From when it can be done. */
                opens_at: components["schemas"]["Stamp"];
                /**
                 * Format: uuid
                 * @description The record it serves: an isolation, a household, or a need.
                 */
                serves: string;
                /** @description `morning`, `evening` or `day`. */
                slot: string;
                /** @description `open`, `done`, `missed` or `cancelled`. */
                state: string;
                subject?: components["schemas"]["Subject"] | null;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_UnitLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Code of its area. */
                area: string;
                /** @description Where it is. */
                area_name: string;
                /** @description Its id. */
                id: components["schemas"]["UnitId"];
                /** @description `department`, `party`, `working_group`, `police`, `hospital`, `property`, `enterprise` or `other`. */
                kind: string;
                /** @description Its name. */
                name: string;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Visit: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description The moment at the door. */
                at: components["schemas"]["Stamp"];
                /** @description Who was there. */
                by?: string | null;
                /** @description How the door stands now: another visit may have been later. */
                door_state: string;
                /** @description At whose door. */
                household_id: components["schemas"]["HouseholdId"];
                /** @description Its id. */
                id: components["schemas"]["VisitId"];
                /** @description More about it. */
                note?: string | null;
                /** @description How it ended. */
                outcome: string;
                /**
                 * Format: int32
                 * @description How many people live there now.
                 */
                people_now?: number | null;
                /** @description When the house heard of it. */
                received_at: components["schemas"]["Stamp"];
                /** @description In which round. */
                round_id: components["schemas"]["RoundId"];
                /** @description Codes of symptoms. */
                symptoms: string[];
                /** @description Taken back. */
                withdrawn: boolean;
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_WorkerLine: {
            /** @description Ask again with `after` = this; null on the last page. */
            next?: string | null;
            /** @description The rows, in the order of the list. */
            rows: {
                /** @description Their id. */
                id: components["schemas"]["WorkerId"];
                /** @description Name. */
                name: string;
                /** @description Phone, masked. */
                phone?: string | null;
                /** @description The posts they hold or held, as far as the caller sees: in their own areas, or above those. */
                posts: components["schemas"]["PostLine"][];
            }[];
            /**
             * Format: int64
             * @description Rows of the whole list where the tallies know it.
             */
            total?: number | null;
        };
        /** @description A paper ready to be printed. */
        Paper: {
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["NoticeId"];
            isolation_id?: components["schemas"]["IsolationId"] | null;
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
            /** @description Its number. */
            number: string;
            qr?: components["schemas"]["Qr"] | null;
            /** @description Its sheets. */
            sheets: components["schemas"]["PaperSheet"][];
        };
        /** @description A part of a sheet. */
        PaperBlock: {
            /** @description What it is. */
            kind: components["schemas"]["BlockKind"];
            /** @description The name, of a field or signature. */
            label?: string;
            /** @description The text. */
            text?: string;
        };
        /** @description A sheet of a paper. */
        PaperSheet: {
            /** @description From top to bottom. */
            blocks: components["schemas"]["PaperBlock"][];
        };
        /** @description Papers to be printed. */
        Papers: {
            /** @description In the order in which they were made. */
            papers: components["schemas"]["Paper"][];
        };
        /** @description The value of a figure in one part. */
        PartValue: {
            /**
             * Format: int64
             * @description As things stand at the end of the day.
             */
            current?: number | null;
            /**
             * Format: int64
             * @description New on the day.
             */
            day: number;
            /**
             * Format: int64
             * @description From the beginning to the day.
             */
            total: number;
        };
        /** @description The figures of one part of the area. */
        PartValues: {
            /** @description Code of the part. */
            area: string;
            /** @description Its figures. */
            figures: {
                [key: string]: components["schemas"]["PartValue"];
            };
            /** @description Its name. */
            name: string;
        };
        /** @description A pass; the address is masked. */
        Pass: {
            /** @description Address, masked. */
            address: string;
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            batch?: components["schemas"]["PassBatchId"] | null;
            /** @description What is allowed beyond the rules, also what is over. */
            exceptions: components["schemas"]["PassException"][];
            /** @description Whose. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["PassId"];
            /** @description When it was issued. */
            issued_at: components["schemas"]["Stamp"];
            /** @description By whom. */
            issued_by?: string | null;
            last_out_at?: components["schemas"]["Stamp"] | null;
            /** @description As printed: 新华-建国-000123. */
            number: string;
            out_since?: components["schemas"]["Stamp"] | null;
            /**
             * Format: int64
             * @description How many of its uses stand against the rules.
             */
            over_uses: number;
            /** @description What they may go out for; to a doctor everybody may. */
            purposes: components["schemas"]["PassPurpose"][];
            revoked_at?: components["schemas"]["Stamp"] | null;
            /** @description By whom. */
            revoked_by?: string | null;
            /** @description Why. */
            revoked_reason?: string | null;
            /** @description How it stands. */
            state: components["schemas"]["PassState"];
            /**
             * Format: date
             * @description The first day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description The last day.
             */
            valid_to: string;
            /** @description What a gate says now. */
            verdict: components["schemas"]["PassVerdict"];
            /**
             * Format: int64
             * @description Changes with every change of the pass itself.
             */
            version: number;
        };
        /** Format: uuid */
        PassBatchId: string;
        /** @description A pass as it is printed. */
        PassCard: {
            /** @description The door. */
            address: string;
            /** @description Where the household lives. */
            area_name: string;
            /** @description What its QR code says. */
            code: string;
            /** @description The pass. */
            id: components["schemas"]["PassId"];
            /** @description Its number. */
            number: string;
            /** @description What they may go out for. */
            purposes: components["schemas"]["PassPurpose"][];
            /**
             * Format: date
             * @description The first day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description The last day.
             */
            valid_to: string;
        };
        /** @description Passes to be printed. */
        PassCards: {
            /** @description In the order of their numbers. */
            cards: components["schemas"]["PassCard"][];
            /** @description The rules that they all carry. */
            rules: components["schemas"]["PassRules"];
        };
        /**
         * @description Which way.
         * @enum {string}
         */
        PassDirection: "out" | "in";
        /** @description What is allowed beyond the rules. */
        PassException: {
            /**
             * Format: date
             * @description The first day.
             */
            from: string;
            /** @description Who allowed it. */
            given_by?: string | null;
            /** @description Its id. */
            id: components["schemas"]["ExceptionId"];
            /** @description What for. */
            purpose: components["schemas"]["PassPurpose"];
            /** @description Why. */
            reason: string;
            /**
             * Format: date
             * @description The last day.
             */
            to: string;
        };
        /** Format: uuid */
        PassId: string;
        /** @description The key of the city's passes. */
        PassKey: {
            /**
             * @description An Ed25519 public key (RFC 8032): 64 hexadecimal digits.
             * @example ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c
             */
            key: string;
            /** @description The rules of today. */
            rules: components["schemas"]["PassRules"];
        };
        /**
         * @description The colour.
         * @enum {string}
         */
        PassLight: "green" | "amber" | "red";
        /**
         * @description What somebody goes out for.
         * @enum {string}
         */
        PassPurpose: "shopping" | "medical" | "errand" | "work" | "farming";
        /** @description How often, how long and for what households go out; section `[[passes]]` of the policy. */
        PassRules: {
            /** @description What needs neither day nor hour. */
            always: components["schemas"]["PassPurpose"][];
            /**
             * Format: int32
             * @description The hour at which they close.
             */
            closes: number;
            /**
             * Format: int32
             * @description One outing in so many days.
             */
            every_days: number;
            /** @description What an exception can allow. */
            exceptions: components["schemas"]["PassPurpose"][];
            /**
             * Format: int64
             * @description Notes of a phone without a signal are taken so many hours later.
             */
            late_hours: number;
            /**
             * Format: int32
             * @description An outing takes at most so many minutes.
             */
            longest_minutes: number;
            /**
             * Format: int32
             * @description The hour at which gates open.
             */
            opens: number;
            /** @description Coming home late costs the next outing. */
            overrun_costs_next: boolean;
            /**
             * Format: int32
             * @description So many people of a household at a time.
             */
            people_at_once: number;
            /** @description What every household may go out for. */
            purposes: components["schemas"]["PassPurpose"][];
            /**
             * Format: int64
             * @description A pass holds so many days, unless it says otherwise.
             */
            valid_days: number;
        };
        /**
         * @description How a pass stands.
         * @enum {string}
         */
        PassState: "active" | "suspended" | "expired" | "revoked";
        /** @description Somebody went out or came home with a pass. */
        PassUse: {
            /** @description The moment at the gate. */
            at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description At which checkpoint, if at one.
             */
            checkpoint_id?: string | null;
            /** @description Which way. */
            direction: components["schemas"]["PassDirection"];
            /** @description Its id. */
            id: components["schemas"]["PassUseId"];
            /** @description When it reached the house. */
            noted_at: components["schemas"]["Stamp"];
            /** @description Who noted it. */
            noted_by?: string | null;
            /** @description What of it stands against the rules; computed from all uses of the pass, so it may change when one comes late. */
            over_use: components["schemas"]["OverUse"][];
            /** @description The pass. */
            pass_id: components["schemas"]["PassId"];
            purpose?: components["schemas"]["PassPurpose"] | null;
            /** @description `desk` or `field`. */
            source: string;
        };
        /** Format: uuid */
        PassUseId: string;
        /**
         * @description Where a use was noted.
         * @enum {string}
         */
        PassUseSource: "desk" | "field";
        /** @description What a gate says to a pass. */
        PassVerdict: {
            back_by?: components["schemas"]["Stamp"] | null;
            /** @description The colour. Whoever goes to a doctor goes, whatever it is. */
            light: components["schemas"]["PassLight"];
            /**
             * Format: date
             * @description The day from which they may go out again.
             */
            next_on?: string | null;
            /** @description Why. */
            why: components["schemas"]["PassWhy"];
        };
        /** @description A household that would get a pass. */
        PassWanted: {
            /** @description Its address, masked. */
            address: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description Why it gets none: `household_isolated`. */
            code?: string | null;
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
        };
        /**
         * @description Why.
         * @enum {string}
         */
        PassWhy: "may_go" | "out" | "out_too_long" | "too_soon" | "forfeited" | "outside_hours" | "suspended" | "expired" | "revoked";
        /** @description The passes it can be. */
        PassesFound: {
            /** @description One by its code; by the digits of a number one of each community that has it. */
            rows: components["schemas"]["Pass"][];
        };
        /** @description Passes that were issued in one go. */
        PassesIssued: {
            /** @description The name of all of them. */
            batch: components["schemas"]["PassBatchId"];
            /** @description There are households left, for the next go. */
            more: boolean;
            /** @description The passes. */
            rows: components["schemas"]["Pass"][];
        };
        /** @description What issuing would come to. */
        PassesPreview: {
            /** @description So many get none because somebody is isolated there. */
            isolated: number;
            /** @description There are more than go in one go. */
            more: boolean;
            /** @description So many households would get one now, at most 500. */
            ready: number;
            /** @description The first of them. */
            rows: components["schemas"]["PassWanted"][];
            /**
             * Format: date
             * @description The last day of the passes.
             */
            valid_to: string;
        };
        /** @description Where passes are wanted. */
        PassesWanted: {
            /**
             * @description A township or finer.
             * @example 220581001004
             */
            area: string;
            /**
             * Format: date
             * @description The last day; the policy's if not given.
             */
            valid_to?: string | null;
        };
        /** @description What passed the checkpoints of an area on a day. */
        Passing: {
            /** @description Crossings by checkpoint, in the order they were set up. */
            checkpoints: components["schemas"]["CheckpointPassing"][];
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /** @description Crossings by what was decided. */
            decisions: {
                [key: string]: number;
            };
            /** @description Crossings by hour. */
            hours: components["schemas"]["HourCount"][];
            /** @description People by what the measure divides them by: where they came from, or what was decided. */
            people: {
                [key: string]: number;
            };
        };
        /** Format: uuid */
        PersonId: string;
        /** @description What a phone says of itself with every contact. */
        Phone: {
            /**
             * Format: int64
             * @description What its clock shows: milliseconds since 1970.
             */
            clock: number;
            /**
             * Format: int32
             * @description Entries that were refused and that nobody has settled.
             */
            failed: number;
            /**
             * Format: int32
             * @description Entries that wait to be sent.
             */
            waiting: number;
        };
        /** @description Somebody who is to come. */
        Planned: {
            /**
             * @description The role of theirs in which they come.
             * @example police_officer
             */
            role: string;
            /** @description Who. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description Somebody who is to come. */
        PlannedLine: {
            /** @description Name. */
            name: string;
            /** @description The role they come in. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
            /** @description Who. */
            worker_id: components["schemas"]["WorkerId"];
        };
        /** @description The last day of a post. */
        PostEnd: {
            /**
             * Format: date
             * @description The last day; yesterday ends it at once.
             */
            to: string;
        };
        /** Format: uuid */
        PostId: string;
        /** @description A post in a list. */
        PostLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it is. */
            area_name: string;
            /**
             * Format: date
             * @description From this day.
             */
            from: string;
            /** @description Its id. */
            id: components["schemas"]["PostId"];
            /** @description Code of the role. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
            /**
             * Format: date
             * @description To this day inclusive, if it ends.
             */
            to?: string | null;
            /** @description The organisation it is held for, if one. */
            unit_name?: string | null;
        };
        /** @description What a sheet holds, before anything is written. */
        Preview: {
            checks?: components["schemas"]["Report"] | null;
            /** @description The columns from the left. */
            columns: components["schemas"]["Column"][];
            /** @description All fields a column can hold. */
            fields: components["schemas"]["Field"][];
            /** @description The file's name. */
            file_name: string;
            /**
             * Format: int32
             * @description The row of the headings, as Excel numbers it.
             */
            header_row?: number | null;
            /** @description What the columns hold: the mapping given, a saved one whose headings are the same, or the one detected. */
            mapping: components["schemas"]["Mapping"];
            /** @description The saved mapping that was recognised. */
            mapping_name?: string | null;
            /** @description Fields that are needed and not there; empty means it can be imported. */
            missing: components["schemas"]["ArrivalField"][];
            /** @description The sheet's name. */
            sheet: string;
            /** @description Fields that are not needed and not there, though they decide who must stay at home: nobody is isolated for them. */
            unsaid: components["schemas"]["ArrivalField"][];
        };
        /** @description A text that is being written. */
        PreviewTemplate: {
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
            /** @description The text. */
            text: string;
        };
        /** @description Which passes to print. */
        PrintPasses: {
            batch?: components["schemas"]["PassBatchId"] | null;
            /** @description These … */
            ids?: components["schemas"]["PassId"][];
        };
        /** @description The body of every refusal, `application/problem+json`. */
        Problem: {
            /** @description Stable code that faces translate. */
            code: string;
            /** @description The row as it is now, on a conflict. */
            current?: Record<string, never> | null;
            /** @description A sentence for a person who reads the answer. */
            detail?: string | null;
            /** @description Path of the field that is wrong. */
            field?: string | null;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Names this answer in the log. */
            trace_id?: string | null;
            /** @description Always `about:blank`; `code` tells the kind. */
            type: string;
        };
        /** @description A photo or signature that was received. */
        Proof: {
            /** @description How many bytes. */
            bytes: number;
            /** @description Its id. */
            id: components["schemas"]["ProofId"];
            /** @description `image/jpeg`, `image/png` or `image/webp`. */
            media: string;
            /** @description The task it belongs to. */
            task_id: components["schemas"]["TaskId"];
        };
        /** Format: uuid */
        ProofId: string;
        /** @description A proposed team. */
        Proposal: {
            /** @description Its members. */
            members: components["schemas"]["Candidate"][];
            /** @description How many are missing of each role, because nobody is there or all serve as many teams as they may. */
            shortfall: {
                [key: string]: number;
            };
            /** @description `town` or `township`. */
            template: string;
        };
        /** @description The counts of one place. */
        PublicCount: {
            /** @description Code of the place. */
            code: string;
            /**
             * Format: int64
             * @description Households isolated now.
             */
            households: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description People isolated now.
             */
            people: number;
        };
        /** @description The counts of an area. */
        PublicIsolations: {
            /** @description Code of the area. */
            area: string;
            /** @description Its name. */
            area_name: string;
            /**
             * Format: date
             * @description As of this day.
             */
            as_of: string;
            /** @description The level of the rows: `township`, `community`, and while a named official discloses it `grid` or `building`. */
            level: string;
            /** @description The parts of the area; the area itself where its parts are not for the public. */
            rows: components["schemas"]["PublicCount"][];
        };
        /**
         * @description What it is needed for.
         * @enum {string}
         */
        Purpose: "contact" | "verify" | "care" | "own_request";
        /** @description A field that a column can hold. */
        PushedField: {
            /** @description Its name. */
            code: components["schemas"]["ArrivalField"];
            /** @description English name. */
            en: string;
            /** @description 中文名. */
            zh: string;
        };
        /** @description A list that was sent down. */
        PushedList: {
            /** @description How many are answered how. */
            answers: {
                [key: string]: number;
            };
            /** @description Code of the area it was sent to. */
            area: string;
            /** @description Where that lies. */
            area_name: string;
            /** @description What to check. */
            asks: string;
            /** @description The number of the batch. */
            batch: string;
            /** @description What each column was read as. */
            columns: components["schemas"]["ReadAs"][];
            /** @description Whether every row has its answer. */
            complete: boolean;
            /** @description By when the answer is wanted. */
            due_at: components["schemas"]["Stamp"];
            /** @description The file's name. */
            file_name: string;
            /** @description Its id. */
            id: components["schemas"]["PushedListId"];
            /** @description When it came. */
            received_at: components["schemas"]["Stamp"];
            /** @description Who took it. */
            received_by?: string | null;
            /**
             * Format: int64
             * @description Its rows, as far as the caller sees them.
             */
            rows: number;
            /** @description Who sent it. */
            sender: string;
            /** @description `urgent`, `pressing` or `ordinary`. */
            urgency: string;
        };
        /** Format: uuid */
        PushedListId: string;
        /** @description What a list holds, before anything is written. */
        PushedPreview: {
            /** @description How many would be answered how. */
            answers: {
                [key: string]: number;
            };
            /** @description The columns from the left. */
            columns: components["schemas"]["Column"][];
            /** @description The fields by which somebody is found. */
            fields: components["schemas"]["PushedField"][];
            /** @description The file's name. */
            file_name: string;
            /** @description What the columns hold: the mapping given, or the one detected. */
            mapping: components["schemas"]["Mapping"];
            /** @description Fields that are needed and not there; empty means it can be imported. */
            missing: components["schemas"]["ArrivalField"][];
            /** @description Rows that ask about somebody. */
            rows: number;
            /** @description The sheet's name. */
            sheet: string;
        };
        /** @description Somebody asked about; document and phone are masked. */
        PushedRow: {
            /** @description Where they are said to live; the building only for those who cannot answer. */
            address?: string | null;
            /** @description `already_registered`, `isolating`, `isolation_ended`, `not_in_area`, `wrong_data`, `missed` or `found`. */
            answer: string;
            /** @description When it was answered. */
            answered_at: components["schemas"]["Stamp"];
            /** @description Who answered. */
            answered_by?: string | null;
            /** @description Code of the area that answers. */
            area: string;
            /** @description Where that lies. */
            area_name: string;
            /** @description What to check. */
            asks: string;
            /** @description The number of the batch. */
            batch: string;
            /** @description The house answered by itself. */
            by_machine: boolean;
            /** @description Number of the document, masked. */
            document_number?: string | null;
            /** @description By when. */
            due_at: components["schemas"]["Stamp"];
            household_id?: components["schemas"]["HouseholdId"] | null;
            /** @description Its id. */
            id: components["schemas"]["PushedRowId"];
            /** @description The list. */
            list_id: components["schemas"]["PushedListId"];
            /** @description Name. */
            name: string;
            /** @description What whoever answered wrote. */
            note?: string | null;
            /**
             * Format: int32
             * @description The row as Excel numbers it.
             */
            number: number;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description Why the data is wrong, as a stable code. */
            reason?: string | null;
            /** @description To which area it is handed over. */
            to_area?: string | null;
            /** @description Its name. */
            to_area_name?: string | null;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** Format: uuid */
        PushedRowId: string;
        /** @description Somebody asked about, in full. */
        PushedRowInFull: {
            /** @description Where they are said to live. */
            address?: string | null;
            /** @description Number of the document, as written. */
            document_number?: string | null;
            /** @description The row. */
            id: components["schemas"]["PushedRowId"];
            /** @description Name. */
            name: string;
            /** @description Phone, as written. */
            phone?: string | null;
        };
        /** @description A QR code as a drawing: `<svg viewBox="0 0 size size"><path d="path"/></svg>`. */
        Qr: {
            /** @description The dark modules. */
            path: string;
            /** @description Width and height, with the white around. */
            size: number;
            /** @description What it says. */
            url: string;
        };
        /** @description A need as the resident's page carries it. */
        RaiseNeed: {
            category?: components["schemas"]["NeedCategory"] | null;
            /** @description What it is. */
            kind: components["schemas"]["NeedKind"];
            /** @description In their own words; an ask needs none. Kept sealed. */
            text?: string | null;
        };
        /** @description What one column of a sheet was read as. */
        ReadAs: {
            /** @description The letter of the column. */
            column: string;
            field?: components["schemas"]["ArrivalField"] | null;
            /** @description Its heading as written. */
            heading: string;
        };
        /** @description A reading. */
        Reading: {
            /** @description Who. */
            by?: string | null;
            /**
             * Format: double
             * @description Degrees Celsius.
             */
            celsius: number;
            /** @description Whether it is a fever. */
            fever: boolean;
            /** @description Its id. */
            id: components["schemas"]["ReadingId"];
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            judgement?: components["schemas"]["Judgement"] | null;
            /** @description `team`, `self` or `device`. */
            measured_by: string;
            /** @description Codes of symptoms. */
            symptoms: string[];
            /** @description When. */
            taken_at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description The task it answered.
             */
            task_id?: string | null;
            /** @description Whether it waits for a medic. */
            waits: boolean;
        };
        /** Format: uuid */
        ReadingId: string;
        /** @description A reading in a list, with whose it is. */
        ReadingLine: components["schemas"]["Reading"] & {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description Whose it is. */
            name: string;
        };
        /** @description Why somebody looks. */
        Reason: {
            /** @description What it is needed for. */
            purpose: components["schemas"]["Purpose"];
        };
        /** @description The sample as the laboratory received it. */
        ReceiveSample: {
            received_at?: components["schemas"]["Stamp"] | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description A record behind a figure. */
        RecordLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /**
             * Format: date
             * @description The day by which it counts.
             */
            day: string;
            /** @description The page that shows it. */
            href: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description `arrival`, `isolation`, `household`, `reading`, `result`, `task`, `alert`, `checkpoint`, `duty`, `crossing` or `door`. */
            kind: string;
            /** @description The person's name, or that of the checkpoint. */
            title: string;
        };
        /** @description The isolation as the caller saw it. */
        ReleaseIsolation: {
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description Until when a pass is to hold. */
        RenewPass: {
            /**
             * Format: date
             * @description The last day; the policy's, counted from today, if not given.
             */
            valid_to?: string | null;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description The checkpoint as the caller saw it. */
        ReopenCheckpoint: {
            /**
             * Format: int32
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description The round as the caller saw it. */
        ReopenRound: {
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description What became of a sheet. */
        Report: {
            /** @description What each column was read as, from the left. */
            columns?: components["schemas"]["ReadAs"][];
            /** @description Arrivals that are new. */
            created: number;
            /** @description Persons registered before, or further up in the same sheet. */
            duplicate: number;
            /** @description Rows of persons registered before. */
            duplicates?: number[];
            /** @description What to correct, row by row; values are masked. */
            errors: components["schemas"]["Wrong"][];
            /** @description How many rows were rejected for which reason. */
            reasons: {
                [key: string]: number;
            };
            /** @description Rows with something to correct. */
            rejected: number;
            /** @description Rows that tell of a person. */
            rows: number;
        };
        /** Format: uuid */
        ResidentId: string;
        /** @description A resident in a list. */
        ResidentLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /**
             * Format: int32
             * @description Year of birth, if known.
             */
            birth_year?: number | null;
            /** @description Number of the document, masked. */
            document_number?: string | null;
            /** @description Whether they are the head of the household. */
            head: boolean;
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Id of the residence. */
            id: components["schemas"]["ResidentId"];
            /** @description Name. */
            name: string;
            /** @description The person. */
            person_id: components["schemas"]["PersonId"];
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description `male`, `female` or `unknown`. */
            sex: string;
        };
        /** Format: uuid */
        ResultId: string;
        /**
         * @description What the hospital found.
         * @enum {string}
         */
        ResultKind: "excluded" | "suspected" | "confirmed" | "recovered";
        /** @description A person in full. */
        Revealed: {
            /** @description Where they live. */
            address?: string | null;
            /** @description Number of the document. */
            document_number?: string | null;
            /** @description Phone. */
            phone?: string | null;
        };
        /** @description Why a pass is taken back. */
        RevokePass: {
            /** @description Why; kept sealed. */
            reason: string;
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description One role: a name and the acts it holds. Roles are data (`policy/roles.toml`). */
        Role: {
            /** @description Codes of the acts the role may do within its area. */
            acts: string[];
            /** @description Stable name, for example `grid_member`. */
            code: string;
            /** @description English name. */
            en: string;
            /** @description Held by whoever opens a page of their own; never given through a post. */
            guest?: boolean;
            /** @description 中文名. */
            zh: string;
        };
        /** @description How many of a role are needed or missing. */
        RoleCount: {
            /** @description How many. */
            n: number;
            /** @description The role; `anybody` where any will do. */
            role: string;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
        };
        /** @description A round with its coverage. */
        Round: components["schemas"]["RoundLine"] & {
            /** @description How far each part is. */
            coverage: components["schemas"]["CoverageLine"][];
        };
        /** Format: uuid */
        RoundId: string;
        /**
         * @description What sort of round it is.
         * @enum {string}
         */
        RoundKind: "full" | "again" | "special";
        /** @description A round in a list. */
        RoundLine: {
            /** @description Code of its area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description What to ask at the door. */
            asks?: string | null;
            closed_at?: components["schemas"]["Stamp"] | null;
            /** @description Who closed it. */
            closed_by?: string | null;
            /** @description Why it was closed with doors left. */
            closed_reason?: string | null;
            /** @description How its doors stand, as far as the caller sees them. */
            doors: components["schemas"]["Doors"];
            /**
             * Format: date
             * @description The day by which every door is visited.
             */
            due_on: string;
            /** @description Its id. */
            id: components["schemas"]["RoundId"];
            /** @description `full`, `again` or `special`. */
            kind: string;
            /** @description What people call it. */
            name: string;
            /** @description When it was opened. */
            opened_at: components["schemas"]["Stamp"];
            /** @description Who opened it. */
            opened_by?: string | null;
            /**
             * Format: date
             * @description The first day.
             */
            starts_on: string;
            /** @description `open` or `closed`. */
            state: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /**
         * @description What is known of somebody who was asked about.
         * @enum {string}
         */
        RowAnswer: "already_registered" | "isolating" | "isolation_ended" | "not_in_area" | "wrong_data" | "missed" | "found";
        /** Format: uuid */
        SampleId: string;
        /**
         * @description What was taken.
         * @enum {string}
         */
        SampleKind: "throat" | "nasal" | "blood" | "other";
        /** @description A sample in a list. */
        SampleLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description When it was taken. */
            collected_at: components["schemas"]["Stamp"];
            /** @description By whom. */
            collected_by?: string | null;
            /** @description Its id. */
            id: components["schemas"]["SampleId"];
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description `throat`, `nasal`, `blood` or `other`. */
            kind: string;
            /** @description The number on the tube. */
            label: string;
            /** @description Whose it is. */
            name: string;
            received_at?: components["schemas"]["Stamp"] | null;
            /** @description Who received it. */
            received_by?: string | null;
            /** @description `negative`, `positive` or `unclear`. */
            result?: string | null;
            result_at?: components["schemas"]["Stamp"] | null;
            /** @description Who noted it. */
            result_by?: string | null;
            /** @description `collected`, `received` or `done`. */
            state: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** @description A saved mapping. */
        SavedMapping: {
            /** @description All columns of the form from the left. */
            columns: components["schemas"]["ReadAs"][];
            /** @description Its id. */
            id: components["schemas"]["MappingId"];
            /** @description The name it was saved under. */
            name: string;
        };
        /** @description What waits on a phone, oldest first. */
        SendEntries: {
            /** @description At most fifty; the rest comes next. */
            entries: components["schemas"]["Entry"][];
            /** @description The phone. */
            phone: components["schemas"]["Phone"];
        };
        /** @description One service of the plan on one day. */
        Service: {
            /**
             * Format: int64
             * @description Done.
             */
            done: number;
            /**
             * Format: int64
             * @description To be done.
             */
            due: number;
            /** @description Name in English. */
            en: string;
            /** @description Code of its tasks, for example `isolation.meal`. */
            kind: string;
            /**
             * Format: int64
             * @description Missed.
             */
            late: number;
            /** @description 名称. */
            zh: string;
        };
        /** Format: uuid */
        ShiftId: string;
        /** @description A shift of a checkpoint. */
        ShiftLine: {
            /** @description When it begins. */
            begins_at: components["schemas"]["Stamp"];
            /** @description The checkpoint. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /**
             * Format: date
             * @description The day it begins on.
             */
            day: string;
            /** @description When it ends. */
            ends_at: components["schemas"]["Stamp"];
            id?: components["schemas"]["ShiftId"] | null;
            /** @description Who is missing. */
            lacks: components["schemas"]["RoleCount"][];
            /** @description How many people it needs in all. */
            least: number;
            /** @description How many of each role it needs. */
            needs: components["schemas"]["RoleCount"][];
            /** @description Whether it is a night. */
            night: boolean;
            /** @description Who is to come. */
            people: components["schemas"]["PlannedLine"][];
            /** @description Which of the day. */
            slot: string;
            /** @description Its name in English. */
            slot_en: string;
            /** @description 班次. */
            slot_zh: string;
            /**
             * Format: int32
             * @description Changes with every change.
             */
            version?: number | null;
        };
        /** @description A login with its password. */
        SignIn: {
            /** @description The login. */
            login: string;
            /** @description The password. */
            password: string;
        };
        /** @description Somebody going off duty. */
        SignOff: {
            /** @description Why it is not themselves; kept sealed. */
            reason?: string | null;
        };
        /** @description Somebody coming on duty. */
        SignOn: {
            /** @description Where. */
            checkpoint_id: components["schemas"]["CheckpointId"];
            /** @description Why it is not themselves, or why they come without being planned; kept sealed. */
            reason?: string | null;
            worker_id?: components["schemas"]["WorkerId"] | null;
        };
        /** @description The report. */
        Sitrep: {
            /** @description Code of the area. */
            area: string;
            /** @description Its name. */
            area_name: string;
            /** @description 截至: now for today, the end of the day for a past one. */
            as_of: components["schemas"]["Stamp"];
            /**
             * Format: int32
             * @description The same as the hour of the local day, 0 to 24.
             */
            as_of_hour: number;
            /** @description The same by the parts of the area, in the order of their codes. */
            by_area: components["schemas"]["PartValues"][];
            /** @description How many are on which day of their isolation, at home at the end of the day. */
            by_day: components["schemas"]["OnDay"][];
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /** @description All figures; zero is reported as 0. */
            figures: {
                [key: string]: components["schemas"]["FigureValue"];
            };
            /** @description What passed the checkpoints. */
            gates: components["schemas"]["Gates"];
            /** @description What was new on each of the last days, where asked for. */
            series?: {
                [key: string]: components["schemas"]["DayValue"][];
            };
            /** @description The services of the plan on this day, one by one. */
            services: components["schemas"]["Service"][];
        };
        /** @description The report as text. */
        SitrepText: {
            /** @description In Chinese, ready to be handed in. */
            text: string;
        };
        /** @description What is split off. */
        Split: {
            /** @description Codes of the parts that move into it. */
            children: string[];
            /**
             * @description Code of the new area; of the same level, below the same parent.
             * @example 220581001005
             */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** Format: date-time */
        Stamp: string;
        /** @description Whom a task serves: a person, or for a household those isolated there. */
        Subject: {
            /** @description Address; in full for whoever must go there today, masked otherwise. */
            address: string;
            /**
             * Format: int64
             * @description Today is day `day_n` …
             */
            day_n: number;
            /**
             * Format: int64
             * @description … of `days`.
             */
            days: number;
            /** @description The household. */
            household_id: components["schemas"]["HouseholdId"];
            /**
             * Format: uuid
             * @description The record's id; of several in a household the first one's.
             */
            id: string;
            /** @description `isolation`. */
            kind: string;
            /** @description Name, or names. */
            name: string;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description Phone, masked. */
            phone?: string | null;
        };
        /** @description What may be reported. */
        Symptoms: {
            /** @description Codes, in the order of the guideline. */
            symptoms: string[];
        };
        /** @description A reading as the resident's page carries it. */
        TakeMyReading: {
            /**
             * Format: double
             * @description Degrees Celsius, one decimal.
             * @example 36.5
             */
            celsius: number;
            /** @description What a layman can tell: `fever`, `cough`, `dyspnoea`, `chest_tightness`, `nausea`, `diarrhoea`, `myalgia`, `other`. */
            symptoms?: string[];
        };
        /** @description The need as the caller saw it. */
        TakeNeed: {
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** @description A reading as a form carries it. */
        TakeReading: {
            /**
             * Format: double
             * @description Degrees Celsius, one decimal.
             * @example 36.5
             */
            celsius: number;
            /** @description Whose isolation. */
            isolation_id: components["schemas"]["IsolationId"];
            /** @description `team`, `self`, or `device` for a thermometer that reports itself. */
            measured_by: string;
            /**
             * @description `fever`, `cough`, `sore_throat`, `chest_tightness`, `dyspnoea`, `fatigue`, `nausea`, `diarrhoea`, `conjunctivitis`,
             *     `myalgia`, `other`; of a layman those of `listSymptoms`.
             */
            symptoms?: string[];
            /**
             * Format: uuid
             * @description The task it answers; the one due now if not given.
             */
            task_id?: string | null;
        };
        /** Format: uuid */
        TaskId: string;
        /** @description A task in a list. */
        TaskLine: {
            /** @description Code of the area. */
            area: string;
            /** @description Where it lies. */
            area_name: string;
            /** @description What doing it must leave behind: `reading`, `receipt`, `plate`, `photo`, `signature` or nothing. */
            asks?: string | null;
            /**
             * Format: date
             * @description The day it belongs to.
             */
            day: string;
            done_at?: components["schemas"]["Stamp"] | null;
            /** @description Who ended it. */
            done_by?: string | null;
            /** @description Until when it must be done. */
            due_at: components["schemas"]["Stamp"];
            /** @description Who must do it. */
            holder?: string | null;
            /** @description Its id. */
            id: components["schemas"]["TaskId"];
            /** @description Code of its kind. */
            kind: string;
            /** @description Its kind in English. */
            kind_en: string;
            /** @description 任务种类. */
            kind_zh: string;
            left?: components["schemas"]["CompleteTask"] | null;
            /** @description From when it can be done. */
            opens_at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description The record it serves: an isolation, a household, or a need.
             */
            serves: string;
            /** @description `morning`, `evening` or `day`. */
            slot: string;
            /** @description `open`, `done`, `missed` or `cancelled`. */
            state: string;
            subject?: components["schemas"]["Subject"] | null;
        };
        /** Format: uuid */
        TeamId: string;
        /** @description Somebody to call. */
        TeamMate: {
            /** @description What they must do, in English. */
            duty_en: string;
            /** @description 职责. */
            duty_zh: string;
            /** @description Whether they lead. */
            lead: boolean;
            /** @description Name. */
            name: string;
            /** @description Whether they are on watch now. */
            on_watch: boolean;
            /** @description Phone in full: it is there to be called. */
            phone?: string | null;
            /** @description Name of the role in English. */
            role_en: string;
            /** @description 角色名. */
            role_zh: string;
        };
        /** @description The text of one kind of paper. */
        Template: {
            /** @description What may stand in it. */
            fields: components["schemas"]["TemplateField"][];
            id?: components["schemas"]["TemplateId"] | null;
            /** @description Which paper. */
            kind: components["schemas"]["NoticeKind"];
            own?: components["schemas"]["TemplateId"] | null;
            /** @description What holds in the area. */
            text: string;
            /** @description The text of the house. */
            usual: string;
            /** @description What the area and those around it gave themselves, newest first. */
            versions: components["schemas"]["TemplateVersion"][];
        };
        /** @description What may stand in a text. */
        TemplateField: {
            /** @description Name in English. */
            en: string;
            /** @description Its name between braces. */
            name: string;
            /** @description 名称. */
            zh: string;
        };
        /** Format: uuid */
        TemplateId: string;
        /** @description How it looks. */
        TemplateSample: {
            qr?: components["schemas"]["Qr"] | null;
            /** @description Its sheets. */
            sheets: components["schemas"]["PaperSheet"][];
        };
        /** @description A text that an area gave itself. */
        TemplateVersion: {
            /** @description Code of the area. */
            area: string;
            /** @description Its name. */
            area_name: string;
            /** @description Its id. */
            id: components["schemas"]["TemplateId"];
            /** @description When. */
            made_at: components["schemas"]["Stamp"];
            /** @description Who. */
            made_by?: string | null;
            /** @description The text; none where the area went back to what holds above it. */
            text?: string | null;
        };
        /** @description The texts of an area. */
        Templates: {
            /** @description Code of the area. */
            area: string;
            /** @description Its name. */
            area_name: string;
            /** @description One for each kind of paper. */
            templates: components["schemas"]["Template"][];
        };
        /** @description Something that a phone must no longer carry. */
        Tombstone: {
            /** @description Its name. */
            id: string;
            /** @description What it was. */
            kind: string;
        };
        /** @description Of which days, and what for. */
        TraceContacts: {
            /**
             * Format: int64
             * @description So many days before the person was first found ill; the policy's if not given.
             */
            days?: number | null;
            /** @description What the list is needed for. */
            purpose: components["schemas"]["TracePurpose"];
        };
        /** @description Whose way. */
        TracePerson: {
            /** @description The `next` of the page before. */
            after?: string | null;
            /** @description Number of the document. */
            document_number: string;
            /** @description `id_card`, `passport` or `hkmt_permit`. */
            document_type: string;
            /**
             * Format: int64
             * @description At most this many rows; 50 if not given.
             */
            limit?: number | null;
            /** @description What it is needed for. */
            purpose: components["schemas"]["TracePurpose"];
        };
        /**
         * @description What the list is needed for.
         * @enum {string}
         */
        TracePurpose: "trace" | "notify" | "verify";
        /** @description Which vehicle's way. */
        TraceVehicle: {
            /** @description The `next` of the page before. */
            after?: string | null;
            /**
             * Format: int64
             * @description At most this many rows; 50 if not given.
             */
            limit?: number | null;
            /** @description Its number plate. */
            plate: string;
            /** @description What it is needed for. */
            purpose: components["schemas"]["TracePurpose"];
        };
        /** Format: uuid */
        UnitId: string;
        /** @description An organisation. */
        UnitLine: {
            /** @description Code of its area. */
            area: string;
            /** @description Where it is. */
            area_name: string;
            /** @description Its id. */
            id: components["schemas"]["UnitId"];
            /** @description `department`, `party`, `working_group`, `police`, `hospital`, `property`, `enterprise` or `other`. */
            kind: string;
            /** @description Its name. */
            name: string;
        };
        /** @description A file with what its columns hold. */
        Upload: {
            /** @description JSON object: what else is said of the sheet, where the operation asks for it. */
            about?: string | null;
            /**
             * Format: binary
             * @description The sheet: xlsx, xls, ods or csv.
             */
            file: string;
            /** @description JSON array: the field of each column from the left, or null. As detected if not given. */
            mapping?: string | null;
            /** @description Keep the mapping under this name. */
            save_as?: string | null;
        };
        /**
         * @description What a medic makes of a reading.
         * @enum {string}
         */
        Verdict: "confirmed" | "ruled_out" | "watch";
        /** @description A visit. */
        Visit: {
            /** @description The moment at the door. */
            at: components["schemas"]["Stamp"];
            /** @description Who was there. */
            by?: string | null;
            /** @description How the door stands now: another visit may have been later. */
            door_state: string;
            /** @description At whose door. */
            household_id: components["schemas"]["HouseholdId"];
            /** @description Its id. */
            id: components["schemas"]["VisitId"];
            /** @description More about it. */
            note?: string | null;
            /** @description How it ended. */
            outcome: string;
            /**
             * Format: int32
             * @description How many people live there now.
             */
            people_now?: number | null;
            /** @description When the house heard of it. */
            received_at: components["schemas"]["Stamp"];
            /** @description In which round. */
            round_id: components["schemas"]["RoundId"];
            /** @description Codes of symptoms. */
            symptoms: string[];
            /** @description Taken back. */
            withdrawn: boolean;
        };
        /** Format: uuid */
        VisitId: string;
        /** @description A crossing that was referred to a medic and waits. */
        WaitingReferral: {
            /** @description When it was. */
            at: components["schemas"]["Stamp"];
            /**
             * Format: uuid
             * @description The crossing.
             */
            id: string;
        };
        /** @description Which page of an isolation. */
        WhichPage: {
            /** @description Whose page. */
            page: components["schemas"]["PageKind"];
        };
        /** @description What is taken back, and why. */
        Withdrawal: {
            /** @description Why. */
            reason: components["schemas"]["Mistake"];
            /**
             * Format: int64
             * @description The version the caller saw.
             */
            version: number;
        };
        /** Format: uuid */
        WorkerId: string;
        /** @description A worker in a list. */
        WorkerLine: {
            /** @description Their id. */
            id: components["schemas"]["WorkerId"];
            /** @description Name. */
            name: string;
            /** @description Phone, masked. */
            phone?: string | null;
            /** @description The posts they hold or held, as far as the caller sees: in their own areas, or above those. */
            posts: components["schemas"]["PostLine"][];
        };
        /** @description Something to correct in one row. */
        Wrong: {
            /** @description Why, as a stable code. */
            code: string;
            /** @description The letter of the column; none where the sheet has no such column. */
            column?: string | null;
            /** @description The field. */
            field: string;
            /**
             * Format: int32
             * @description The row number at the left edge of Excel.
             */
            row: number;
            /** @description What stands there, masked. */
            value: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                /** @description Login or name begins with this, or the pinyin or initials of the name do. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTime"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTime"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlocked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `open`, `acknowledged` or `closed`; all if not given. */
                state?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AlertLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AlertLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreaChanges: {
        parameters: {
            query?: {
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AreaChange"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreas: {
        parameters: {
            query?: {
                /**
                 * @description The parts of this area; the caller's own areas if neither this nor `q` is given.
                 * @example 220581
                 */
                parent?: string;
                /** @description Begins with this name, these pinyin initials or this code. */
                q?: string;
                /** @description At most so many results of a search; 50 if not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AreaLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Area code
                 * @example 220581001
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Code of the new area
                 * @example 220581001004012
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaName"];
            };
        };
        responses: {
            /** @description It was there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeAreas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The area that ends
                 * @example 220581001002
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Area code
                 * @example 220581001004
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaName"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    splitArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The area that loses parts
                 * @example 220581001002
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArrivals: {
        parameters: {
            query?: {
                /**
                 * @description Staying within this area.
                 * @example 220581001
                 */
                area?: string;
                /** @description Registered on this day or later. */
                from?: string;
                /** @description Registered on this day or earlier. */
                to?: string;
                /** @description Where they came from. */
                origin_kind?: components["schemas"]["OriginKind"];
                /** @description `registered`, `isolating`, `released` or `withdrawn`; all but the withdrawn if not given. */
                status?: string;
                /** @description Name, pinyin initials, last four of the document, phone, or the whole ID number. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Arrival"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportArrivals: {
        parameters: {
            query?: {
                /**
                 * @description Staying within this area.
                 * @example 220581001
                 */
                area?: string;
                /** @description Registered on this day or later. */
                from?: string;
                /** @description Registered on this day or earlier. */
                to?: string;
                /** @description Where they came from. */
                origin_kind?: components["schemas"]["OriginKind"];
                /** @description `registered`, `isolating`, `released` or `withdrawn`; all but the withdrawn if not given. */
                status?: string;
                /** @description Name, pinyin initials, last four of the document, phone, or the whole ID number. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ArrivalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ArrivalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReturnee"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ArrivalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batched"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["BatchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batched"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallOut"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignProposedTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignProposed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assigned"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignTeam"];
            };
        };
        responses: {
            /** @description It is so already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareTeam"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareTeam"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShift"];
            };
        };
        responses: {
            /** @description It is so already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `expressway`, `road`, `station`, `village` or `compound`. */
                kind?: "expressway" | "road" | "station" | "village" | "compound";
                /** @description `open` or `closed`. */
                state?: string;
                /** @description Only those open at which nobody is on duty now, or only the others. */
                unstaffed?: boolean;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCheckpoint"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointBoard"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCheckpoint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseCheckpoint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHandovers: {
        parameters: {
            query?: {
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Handover"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenCheckpoint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoint"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShifts: {
        parameters: {
            query?: {
                /** @description From this day; today if not given. */
                from?: string;
                /** @description So many days; 7 if not given. */
                days?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["CheckpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ShiftLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description With this person. */
                person_id?: components["schemas"]["PersonId"];
                /** @description In this household. */
                household_id?: components["schemas"]["HouseholdId"];
                /** @description For this row of a list. */
                pushed_row_id?: components["schemas"]["PushedRowId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ContactNote"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteContact"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactNote"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactNote"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCrossings: {
        parameters: {
            query?: {
                /** @description At this checkpoint. */
                checkpoint_id?: components["schemas"]["CheckpointId"];
                /**
                 * @description At checkpoints within this area.
                 * @example 220581001
                 */
                area?: string;
                /** @description On this day or later. */
                day_from?: string;
                /** @description On this day or earlier. */
                day_to?: string;
                /** @description What was decided. */
                decision?: components["schemas"]["Decision"];
                /** @description `in` or `out`. */
                direction?: components["schemas"]["Direction"];
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Crossing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerCrossings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCrossings"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrossingOutcomes"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    knowVehicle: {
        parameters: {
            query: {
                /** @description Its number plate. */
                plate: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownCrossings"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    knowPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnownDocument"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownCrossings"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tracePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TracePerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Crossing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceVehicle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceVehicle"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Crossing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCrossing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CrossingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crossing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerCrossing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CrossingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCrossing"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crossing"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crossing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /** @description Of people within this area. */
                area?: string;
                /** @description `waiting` with entries to be sent, `failed` with entries refused, or `revoked`; all if not given. */
                state?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeviceLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nameDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameDevice"];
            };
        };
        responses: {
            /** @description Known before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedDevice"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedDevice"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceLine"][];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmWipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisclosures: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Disclosure"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDisclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DisclosureId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDisclosure"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDisclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DisclosureId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDisclosure"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyDuties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyDuties"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DutyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOn"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DutyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description In this area; the caller's own if not given. */
                area?: string;
                /** @description Of this day; today if not given. */
                day?: string;
                /** @description `day`, `total`, `current` or `ended`; `day` if not given. */
                face?: "day" | "total" | "current" | "ended";
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Code of the figure
                 * @example screening.arrivals
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HandoverId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HandoverId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHouseholds: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description With exactly this address, in the area given. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HouseholdLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHousehold"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareTeam"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Import"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: {
                /** @description `arrivals` if not given. */
                kind?: "arrivals" | "residents";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: {
                /** @description `arrivals` if not given. */
                kind?: "arrivals" | "residents";
            };
            header?: never;
            path: {
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description It runs or ran already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showImportReport: {
        parameters: {
            query?: {
                /** @description `json` or `xlsx`. */
                format?: "json" | "xlsx";
            };
            header?: never;
            path: {
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIsolations: {
        parameters: {
            query?: {
                /**
                 * @description Within this area.
                 * @example 220581001
                 */
                area?: string;
                /**
                 * @description `isolating`, `due` (the last day has come), `hospital`, `released`, `lapsed`, `referred`, `withdrawn`; all but the
                 *     withdrawn if not given.
                 */
                state?: string;
                /** @description Whether the last reading was a fever. */
                fever?: boolean;
                /** @description Only those whose household has no complete care team. */
                gaps?: boolean;
                /** @description Only those of this household. */
                household_id?: components["schemas"]["HouseholdId"];
                /** @description Only those for whom something was missed today. */
                late?: boolean;
                /** @description Only those on this day of their isolation or later. */
                day_from?: number;
                /** @description Only those on this day of their isolation or earlier. */
                day_to?: number;
                /** @description Name, pinyin initials, last four of the document, or phone. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IsolationLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showIsolation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openIsolation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIsolation"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceContacts"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportContacts: {
        parameters: {
            query: {
                /** @description What the list is needed for. */
                purpose: components["schemas"]["TracePurpose"];
                /** @description So many days before the person was first found ill; the policy's if not given. */
                days?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeLines"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
                order: components["schemas"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveOrder"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichPage"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAddress"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichPage"];
            };
        };
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseIsolation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["IsolationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseIsolation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Isolation"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJournal: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description Of this act. */
                act?: string;
                /** @description About this record. */
                subject?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_JournalLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmReading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["JudgementId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmReading"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Judgement"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Judgement"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SavedMapping"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["MappingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMyDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Door"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMyIsolation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyIsolation"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyNeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyNeed"][];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    raiseNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseNeed"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyNeed"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyNeed"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeMyReading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeMyReading"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNeeds: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `ask`, `complaint` or `appeal`. */
                kind?: components["schemas"]["NeedKind"];
                /** @description `open`, `taken` or `answered`. */
                state?: string;
                /** @description Only those not answered in time, or only the others. */
                overdue?: boolean;
                /** @description Of this isolation. */
                isolation?: components["schemas"]["IsolationId"];
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Need"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerNeed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["NeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeNeed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /**
                 * @description In this area; the caller's own if not given.
                 * @example 220581001
                 */
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewTemplate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateSample"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditTemplate"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Templates"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeNotices"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesMade"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportNotices: {
        parameters: {
            query?: {
                /** @description All that were made in one go. */
                batch?: components["schemas"]["BatchId"];
                /** @description These; at most 50 ids with commas between. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": number[];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printNotices: {
        parameters: {
            query?: {
                /** @description All that were made in one go. */
                batch?: components["schemas"]["BatchId"];
                /** @description These; at most 50 ids with commas between. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Papers"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticesWanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesPreview"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notePassUse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassUseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotePassUse"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassUse"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassUse"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPasses: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `active`, `suspended`, `expired` or `revoked`. */
                state?: components["schemas"]["PassState"];
                /** @description Only those used against the rules, or only the others. */
                overused?: boolean;
                /** @description Of this household. */
                household?: components["schemas"]["HouseholdId"];
                /** @description Issued in this one go. */
                batch?: components["schemas"]["PassBatchId"];
                /** @description The number as printed, or its digits. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issuePasses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssuePasses"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassesIssued"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printPasses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintPasses"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassCards"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPass: {
        parameters: {
            query?: {
                /** @description What the code on it says. */
                code?: string;
                /** @description The number as printed, or its digits. */
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassesFound"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassKey"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPasses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassesWanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassesPreview"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issuePass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssuePass"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
                exception: components["schemas"]["ExceptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveException"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewPass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewPass"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokePass"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPassUses: {
        parameters: {
            query?: {
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["PassId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PassUse"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPassing: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description On this day; today if not given. */
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passing"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    givePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPost"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PostId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostEnd"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProofId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": number[];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendProof: {
        parameters: {
            query: {
                /** @description The task. */
                task_id: components["schemas"]["TaskId"];
            };
            header?: never;
            path: {
                id: components["schemas"]["ProofId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": number[];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicIsolations: {
        parameters: {
            query?: {
                /**
                 * @description The parts of this area; of the city if not given.
                 * @example 220581001
                 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicIsolations"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushedLists: {
        parameters: {
            query?: {
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PushedList"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPushedList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedPreview"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPushedList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PushedListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedList"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importPushedList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PushedListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedList"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedList"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPushedAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PushedListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushedRows: {
        parameters: {
            query?: {
                /** @description Of this list. */
                list_id?: components["schemas"]["PushedListId"];
                /** @description Within this area. */
                area?: string;
                /** @description Answered so. */
                answer?: components["schemas"]["RowAnswer"];
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PushedRow"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerPushedRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PushedRowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerPushedRow"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedRow"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealPushedRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PushedRowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedRowInFull"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReadings: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description Only those with symptoms or a fever that no medic has judged. */
                unjudged?: boolean;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReadingLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeReading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReadingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeReading"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reading"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listResidents: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description Name, its pinyin or initials, last four of the document, or phone. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ResidentLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addResident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ResidentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResident"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ResultId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteResult"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicalResult"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicalResult"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"][];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRounds: {
        parameters: {
            query?: {
                /** @description Within this area, or above it. */
                area?: string;
                /** @description `open` or `closed`. */
                state?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoundLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRound: {
        parameters: {
            query?: {
                /** @description This area of it; all that the caller sees if not given. */
                area?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["RoundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoundId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenRound"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoundId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseRound"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDoors: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `left` for those to which somebody must go, or one state; all if not given. */
                state?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["RoundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DoorLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RoundId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenRound"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSamples: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description `collected` (on the way), `received` (in the laboratory) or `done`; all if not given. */
                state?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SampleLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collectSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SampleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectSample"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SampleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveSample"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteSampleResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["SampleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteSampleResult"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSitrep: {
        parameters: {
            query?: {
                /**
                 * @description Of this area; the caller's own if not given.
                 * @example 220581
                 */
                area?: string;
                /** @description Of this day; today if not given. */
                day?: string;
                /** @description Also what was new on each of so many days up to it. */
                series?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sitrep"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSitrepText: {
        parameters: {
            query?: {
                /**
                 * @description Of this area; the caller's own if not given.
                 * @example 220581
                 */
                area?: string;
                /** @description Of this day; today if not given. */
                day?: string;
                /** @description Also what was new on each of so many days up to it. */
                series?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitrepText"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSymptoms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Symptoms"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendEntries"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswers"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchPack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchPack"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pack"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description Of this day; today if not given. */
                day?: string;
                /** @description `open`, `done`, `missed` or `cancelled`; all but the cancelled if not given. */
                state?: string;
                /** @description Of this kind. */
                kind?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteTask"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description Within this area. */
                area?: string;
                /** @description Begins with this name or these pinyin initials. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UnitLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVisits: {
        parameters: {
            query: {
                /** @description At this household's door. */
                household_id: components["schemas"]["HouseholdId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Visit"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["VisitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteVisit"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["VisitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkers: {
        parameters: {
            query?: {
                /** @description With a post within this area. */
                area?: string;
                /** @description With a post of this role. */
                role?: string;
                /** @description Name begins with this, or its pinyin or initials do. */
                q?: string;
                /** @description At most this many rows; 50 if not given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkerLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WorkerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorker"];
            };
        };
        responses: {
            /** @description The same again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerLine"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerLine"];
                };
            };
            /** @description The request is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in, or the page is closed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role of the caller holds the act. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It does not exist, or lies outside the caller's scope. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It stands against what is recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the expected type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is wrong; `field` names it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

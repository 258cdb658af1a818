//! How each operation is tried on the planted records. One that has no attempt here fails every walk.

use reqwest::Method;
use serde_json::{Value, json};

use super::planted::{PICTURE, PLATE, Planted, orders, walks};
use crate::world::{Answer, GRID, Person, STREET, id, returnee};

/// Following changes is an operation too, though the document has no word for it.
pub const FOLLOW: &str = "followChanges";

/// Tries an operation on what was planted.
pub async fn try_it(who: &Person, method: &str, operation: &str, planted: &Planted) -> Answer {
    let (path, body) = attempt(operation, planted);
    if ["previewImport", "startImport", "previewPushedList", "importPushedList", "previewCoverages", "importCoverages"]
        .contains(&operation)
    {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        return who.upload(method, &path, b"x".to_vec(), &[]).await;
    }
    if ["sendProof", "sendDirectiveFile"].contains(&operation) {
        return who.send_bytes(Method::PUT, &path, PICTURE.to_vec()).await;
    }
    let body = if body.is_null() { None } else { Some(body) };
    who.send(Method::from_bytes(method.to_uppercase().as_bytes()).unwrap(), &path, body).await
}

/// A token to look at arrivals with.
fn token(area: &str) -> Value {
    json!({ "name": "偷看", "acts": ["screening.list_arrivals"], "area": area, "days": 1 })
}

/// The address and body by which an operation is tried on the planted records.
fn attempt(operation: &str, p: &Planted) -> (String, Value) {
    let nothing = json!({});
    let get = |path: String| (path, Value::Null);
    match operation {
        "signIn" => ("/session".into(), json!({ "login": "nobody", "password": "nothing" })),
        "signOut" => get("/session".into()),
        "showMe" => get("/me".into()),
        "changePassword" => ("/me/password".into(), json!({ "old_password": "x", "new_password": "y" })),
        "listAccounts" => get("/accounts".into()),
        "openAccount" => (format!("/accounts/{}", p.account), json!({ "worker_id": p.worker, "login": "sneak" })),
        "resetPassword" => (format!("/accounts/{}/reset-password", p.account), nothing),
        "unlockAccount" => (format!("/accounts/{}/unlock", p.account), nothing),
        "closeAccount" => (format!("/accounts/{}/close", p.account), nothing),
        "confirmSession" => ("/session/confirmation".into(), json!({ "password": "a-wrong-password" })),
        "sealWords" => ("/searches".into(), json!({ "q": "15499990001" })),
        "listMySessions" => get("/me/sessions".into()),
        "endMySession" => (format!("/me/sessions/{}/end", id()), nothing),
        "endOtherSessions" => ("/me/sessions/end-others".into(), nothing),
        "listSessions" => get(format!("/accounts/{}/sessions", p.account)),
        "endSession" => (format!("/accounts/{}/sessions/{}/end", p.account, id()), nothing),
        "endSessions" => (format!("/accounts/{}/sessions/end", p.account), nothing),
        "showTotp" | "beginTotp" | "disableTotp" => get("/me/totp".into()),
        "enableTotp" => ("/me/totp".into(), json!({ "code": "000000" })),
        "renewRecoveryCodes" => ("/me/totp/recovery-codes".into(), nothing),
        "resetTotp" => (format!("/accounts/{}/reset-totp", p.account), nothing),
        "listMyTokens" => get("/me/tokens".into()),
        "makeToken" => (format!("/me/tokens/{}", id()), token(GRID)),
        "revokeMyToken" => (format!("/me/tokens/{}/revoke", id()), nothing),
        "listTokens" => get(format!("/accounts/{}/tokens", p.account)),
        "makeTokenFor" => (format!("/accounts/{}/tokens/{}", p.account, id()), token(GRID)),
        "revokeToken" => (format!("/accounts/{}/tokens/{}/revoke", p.account, id()), nothing),
        "listProviders" => get("/session/providers".into()),
        "signInAtProvider" => ("/session/providers/none".into(), json!({ "to": "/" })),
        "returnFromProvider" => ("/session/return".into(), json!({ "state": "none", "code": "none" })),
        "confirmAtProvider" => ("/session/confirmation/providers/none".into(), json!({ "to": "/" })),
        "listMyLinks" => get("/me/links".into()),
        "linkMyAccount" => ("/me/providers/none/link".into(), json!({ "to": "/" })),
        "unlinkMyAccount" => get(format!("/me/links/{}", id())),
        "listLinks" => get(format!("/accounts/{}/links", p.account)),
        "linkAccount" => {
            (format!("/accounts/{}/links/{}", p.account, id()), json!({ "provider": "none", "subject": "sneak" }))
        }
        "unlinkAccount" => get(format!("/accounts/{}/links/{}", p.account, id())),
        "listRoles" => get("/roles".into()),
        "listAreas" => get(format!("/areas?parent={STREET}")),
        "showArea" => get(format!("/areas/{GRID}")),
        "addArea" => (format!("/areas/{GRID}001"), json!({ "name": "偷加楼" })),
        "renameArea" => (format!("/areas/{GRID}/rename"), json!({ "name": "偷改名" })),
        "mergeAreas" => (format!("/areas/{GRID}/merge"), json!({ "into": "220581001004002" })),
        "splitArea" => {
            let split = json!({ "code": "220581001005", "name": "偷分", "children": [GRID] });
            ("/areas/220581001004/split".into(), split)
        }
        "listAreaChanges" => get("/area-changes".into()),
        "listAreaShapes" => get(format!("/areas/{STREET}/shapes")),
        "setAreaShape" => {
            let corners = [[125.6, 42.5], [125.7, 42.5], [125.7, 42.6], [125.6, 42.5]];
            (format!("/areas/{STREET}/shape"), json!({ "type": "Polygon", "coordinates": [corners] }))
        }
        "dropAreaShape" => get(format!("/areas/{STREET}/shape")),
        "showAreaBoard" => get(format!("/board?area={STREET}")),
        "listWorkers" => get(format!("/workers?area={STREET}")),
        "addWorker" => (format!("/workers/{}", id()), json!({ "name": "新人" })),
        "listUnits" => get(format!("/units?area={STREET}")),
        "addUnit" => (format!("/units/{}", id()), json!({ "name": "偷加单位", "kind": "other", "area": STREET })),
        "givePost" => {
            let post = json!({ "worker_id": p.worker, "role": "grid_member", "area": GRID });
            (format!("/posts/{}", id()), post)
        }
        "endPost" => (format!("/posts/{}/end", p.post), json!({ "to": "2020-02-10" })),
        "listHouseholds" => get(format!("/households?area={STREET}")),
        "showHousehold" => get(format!("/households/{}", p.household)),
        "addHousehold" => (format!("/households/{}", id()), json!({ "area": GRID, "address": "9号" })),
        "listResidents" => get("/residents?q=邹念慈".into()),
        "addResident" => {
            let lives =
                json!({ "household_id": p.household, "name": "某人", "document_type": "none", "phone": "15499990003" });
            (format!("/residents/{}", p.resident), lives)
        }
        "revealPerson" => (format!("/persons/{}/reveal", p.person), json!({ "purpose": "contact" })),
        "listArrivals" => get("/arrivals?q=邹念慈".into()),
        "exportArrivals" => (format!("/arrivals/export?area={STREET}"), json!({ "purpose": "report" })),
        "showArrival" => get(format!("/arrivals/{}", p.arrival)),
        "registerArrival" => (format!("/arrivals/{}", id()), returnee(GRID)),
        "withdrawArrival" => {
            (format!("/arrivals/{}/withdraw", p.arrival), json!({ "reason": "training", "version": 1 }))
        }
        "previewImport" => ("/imports/preview".into(), nothing),
        "startImport" => (format!("/imports/{}", p.import), nothing),
        "showImport" => get(format!("/imports/{}", p.import)),
        "listImports" => get("/imports".into()),
        "showImportReport" => get(format!("/imports/{}/report", p.import)),
        "listMappings" => get("/mappings".into()),
        "deleteMapping" => get(format!("/mappings/{}", p.mapping)),
        "listIsolations" => get("/isolations?q=邹念慈".into()),
        "showIsolation" => get(format!("/isolations/{}", p.isolation)),
        "openIsolation" => (format!("/isolations/{}", id()), json!({ "arrival_id": p.arrival, "ground": "偷隔离" })),
        "releaseIsolation" => (format!("/isolations/{}/release", p.isolation), json!({ "version": 2 })),
        "giveOrder" => {
            let order = json!({ "change": "refer", "reason": "偷移交", "version": 1 });
            (format!("/isolations/{}/orders/{}", p.isolation, id()), order)
        }
        "showTeam" => get(format!("/households/{}/care-team", p.isolated_home)),
        "proposeTeam" => get(format!("/households/{}/care-team/proposal", p.isolated_home)),
        "assignTeam" => {
            let member = json!({ "worker_id": p.worker, "role": "cadre", "watch_from": 0, "watch_hours": 24 });
            let team = json!({ "household_id": p.isolated_home, "members": [member], "version": 1 });
            (format!("/care-teams/{}", p.team), team)
        }
        "assignProposedTeams" => ("/care-teams/assign-proposed".into(), json!({ "area": STREET })),
        "previewBatch" => ("/batches/preview".into(), json!({ "do": "release", "ids": [p.isolation] })),
        "runBatch" => (format!("/batches/{}", id()), json!({ "do": "release", "ids": [p.isolation] })),
        "completeTask" => (format!("/tasks/{}/complete", p.task), json!({ "received_by": "某人" })),
        "reopenTask" => (format!("/tasks/{}/reopen", p.task), nothing),
        "sendProof" => get(format!("/proofs/{}?task_id={}", id(), p.task)),
        "showProof" => get(format!("/proofs/{}", p.proof)),
        "callOut" => (format!("/calls/{}", id()), json!({ "household_id": p.isolated_home, "kind": "help" })),
        "listTasks" => get(format!("/tasks?area={STREET}")),
        "listMyTasks" => get("/tasks/today".into()),
        "takeReading" => {
            let reading = json!({ "isolation_id": p.isolation, "celsius": 36.5, "measured_by": "team" });
            (format!("/readings/{}", id()), reading)
        }
        "listMyAlerts" => get("/alerts/mine".into()),
        "listSymptoms" => get("/symptoms".into()),
        "listReadings" => get("/readings".into()),
        "confirmReading" => {
            let judged = json!({ "reading_id": p.reading, "verdict": "ruled_out" });
            (format!("/judgements/{}", id()), judged)
        }
        "noteResult" => {
            let result =
                json!({ "isolation_id": p.isolation, "kind": "excluded", "day": "2020-02-10", "hospital": "某院" });
            (format!("/results/{}", id()), result)
        }
        "withdrawResult" => (format!("/results/{}/withdraw", id()), json!({ "reason": "录错人" })),
        "listSamples" => get("/samples".into()),
        "collectSample" => {
            let swab = json!({ "isolation_id": p.isolation, "kind": "throat", "label": "A-2" });
            (format!("/samples/{}", id()), swab)
        }
        "receiveSample" => (format!("/samples/{}/receive", p.sample), json!({ "version": 1 })),
        "noteSampleResult" => (format!("/samples/{}/result", p.sample), json!({ "version": 1, "result": "negative" })),
        "traceContacts" => (format!("/isolations/{}/contacts", p.isolation), json!({ "purpose": "trace" })),
        "exportContacts" => get(format!("/isolations/{}/contacts/export?purpose=trace", p.isolation)),
        "showPage" => (format!("/isolations/{}/page", p.isolation), json!({ "page": "person" })),
        "revokePage" => (format!("/isolations/{}/page/revoke", p.isolation), json!({ "page": "person" })),
        "showMyIsolation" => get("/my/isolation".into()),
        "showMyDoor" => get("/my/door".into()),
        "takeMyReading" => (format!("/my/readings/{}", id()), json!({ "celsius": 36.5 })),
        "raiseNeed" => (format!("/my/needs/{}", id()), json!({ "kind": "complaint", "text": "偷提" })),
        "listMyNeeds" => get("/my/needs".into()),
        "listNeeds" => get("/needs".into()),
        "showNeed" => get(format!("/needs/{}", p.need)),
        "takeNeed" => (format!("/needs/{}/take", p.need), json!({ "version": 1 })),
        "answerNeed" => {
            (format!("/needs/{}/answer", p.need), json!({ "answer": "偷答", "granted": true, "version": 1 }))
        }
        "listDataRequests" => get("/data-requests".into()),
        "showDataRequest" => get(format!("/data-requests/{}", p.data_request)),
        "fileDataRequest" => {
            let wanted = json!({ "kind": "explanation", "person_id": p.person, "text": "偷问" });
            (format!("/data-requests/{}", id()), wanted)
        }
        "checkIdentity" => {
            let seen = json!({ "document_type": "id_card", "number": p.document });
            (format!("/data-requests/{}/identity", p.data_request), json!({ "seen": seen, "version": 1 }))
        }
        "showRecord" => (format!("/data-requests/{}/record", p.data_request), nothing),
        "correctRecord" => {
            let right = json!({ "name": "偷改", "document_type": "none", "phone": "15499990003" });
            let wrong = json!({ "right": right, "record_version": 1, "version": 1 });
            (format!("/data-requests/{}/correction", p.data_request), wrong)
        }
        "handOutCopy" => (format!("/data-requests/{}/copy", p.data_request), json!({ "format": "json" })),
        "answerDataRequest" => {
            (format!("/data-requests/{}/answer", p.data_request), json!({ "answer": "偷答", "version": 1 }))
        }
        "refuseDataRequest" => {
            let refused = json!({ "ground": "not_entitled", "answer": "偷拒", "version": 1 });
            (format!("/data-requests/{}/refusal", p.data_request), refused)
        }
        "askDataRequest" => (format!("/my/data-requests/{}", id()), json!({ "kind": "copy" })),
        "listMyDataRequests" => get("/my/data-requests".into()),
        "listAlerts" => get("/alerts".into()),
        "acknowledgeAlert" => (format!("/alerts/{}/acknowledge", p.alert), json!({ "version": 1 })),
        "closeAlert" => (format!("/alerts/{}/close", p.alert), json!({ "version": 1, "outcome": "偷关" })),
        "listAlertGroups" => get("/alerts/groups".into()),
        "settleAlerts" => {
            let all =
                json!({ "rule": "isolation.fever", "area": GRID, "until": "2020-02-11T00:00:00Z", "outcome": "偷关" });
            ("/alerts/settle".into(), all)
        }
        "listMessages" => get("/messages".into()),
        "listChannels" => get("/channels".into()),
        "retryMessage" => (format!("/messages/{}/retry", p.message), json!({ "version": 1 })),
        "settleMessages" => (
            "/messages/settle".into(),
            json!({ "area": STREET, "again": false, "messages": [{ "id": p.message, "version": 1 }] }),
        ),
        "discardMessage" => (format!("/messages/{}/discard", p.message), json!({ "version": 1 })),
        "sendTestMessage" => (format!("/test-messages/{}", id()), json!({ "channel": "sms" })),
        "listInbox" => get("/inbox".into()),
        "readInbox" => ("/inbox/read".into(), nothing),
        "listPushSubscriptions" => get("/me/push-subscriptions".into()),
        "subscribePush" => {
            let key = "BLn9b-VR0ca83knDNZ32dCHGyjJp-1riX9ZTN40MqV8K_LpQmLqxC_DoHvqvFXO_nGdAB4W9dogZb_sM-uV4JbY";
            let browser = json!({ "endpoint": "https://fcm.googleapis.com/fcm/send/a", "p256dh": key,
                "auth": "_ordMnz7uTCmrpBTeUV4Bw", "face": "desk" });
            (format!("/me/push-subscriptions/{}", id()), browser)
        }
        "endPushSubscription" => get(format!("/me/push-subscriptions/{}", id())),
        "listTemplates" => get(format!("/notice-templates?area={STREET}")),
        "previewTemplate" => ("/notice-templates/preview".into(), json!({ "kind": "letter", "text": "信" })),
        "editTemplate" => {
            let text = json!({ "kind": "letter", "area": STREET, "text": "偷改信", "replaces": null });
            (format!("/notice-templates/{}", id()), text)
        }
        "previewNotices" => {
            let asked = json!({ "kind": "letter", "isolation_ids": [p.isolation] });
            ("/notices/preview".into(), asked)
        }
        "makeNotices" => {
            let asked = json!({ "batch": id(), "kind": "letter", "isolation_ids": [p.isolation] });
            ("/notices".into(), asked)
        }
        "printNotices" => get(format!("/notices/papers?batch={}", p.batch)),
        "exportNotices" => get(format!("/notices/docx?batch={}", p.batch)),
        "listNotices" => get(format!("/isolations/{}/notices", p.isolation)),
        "listDisclosures" => get("/disclosures".into()),
        "openDisclosure" => {
            let open = json!({ "area": GRID, "level": "building", "reason": "偷公开", "official_id": p.worker, "to": "2020-02-11" });
            (format!("/disclosures/{}", id()), open)
        }
        "endDisclosure" => (format!("/disclosures/{}/end", p.disclosure), json!({ "version": 1 })),
        "listPublicIsolations" => get(format!("/public/isolations?parent={STREET}")),
        "listCrossings" => get("/crossings".into()),
        "showCrossing" => get(format!("/crossings/{}", p.crossing)),
        "registerCrossing" => (format!("/crossings/{}", id()), walks(p.now, p.gate, "偷过卡", &p.document)),
        "registerCrossings" => {
            let mut entry = walks(p.now, p.gate, "偷过卡", &p.document);
            entry["id"] = json!(id());
            ("/crossings".into(), json!({ "crossings": [entry] }))
        }
        "knowVehicle" => ("/crossings/known-vehicle".into(), json!({ "plate": PLATE })),
        "knowPerson" => {
            ("/crossings/known".into(), json!({ "document_type": "id_card", "document_number": p.document }))
        }
        "tracePerson" => {
            let who = json!({ "document_type": "id_card", "document_number": p.document, "purpose": "trace" });
            ("/crossings/of-person".into(), who)
        }
        "traceVehicle" => ("/crossings/of-vehicle".into(), json!({ "plate": PLATE, "purpose": "trace" })),
        "listCheckpoints" => get("/checkpoints".into()),
        "showCheckpoint" => get(format!("/checkpoints/{}", p.checkpoint)),
        "addCheckpoint" => {
            let gate =
                json!({ "area": STREET, "kind": "road", "name": "偷设卡点", "place": "路口", "hours": "00:00-24:00" });
            (format!("/checkpoints/{}", id()), gate)
        }
        "changeCheckpoint" => {
            let gate = json!({ "name": "偷改卡点", "place": "路口", "hours": "00:00-24:00", "version": 1 });
            (format!("/checkpoints/{}/change", p.checkpoint), gate)
        }
        "closeCheckpoint" => {
            (format!("/checkpoints/{}/close", p.checkpoint), json!({ "reason": "偷撤", "version": 1 }))
        }
        "reopenCheckpoint" => (format!("/checkpoints/{}/reopen", p.checkpoint), json!({ "version": 1 })),
        "showBoard" => get(format!("/checkpoints/{}/board", p.checkpoint)),
        "listShifts" => get(format!("/checkpoints/{}/shifts", p.checkpoint)),
        "planShift" => {
            let plan = json!({ "checkpoint_id": p.checkpoint, "day": "2020-02-11", "slot": "day", "people": [] });
            (format!("/checkpoint-shifts/{}", p.shift), plan)
        }
        "signOn" => (format!("/duties/{}", id()), json!({ "checkpoint_id": p.checkpoint })),
        "signOff" => (format!("/duties/{}/sign-off", p.duty), json!({ "reason": "偷签退" })),
        "listMyDuties" => get("/duties/mine".into()),
        "listHandovers" => get(format!("/checkpoints/{}/handovers", p.checkpoint)),
        "handOver" => (format!("/handovers/{}", id()), json!({ "checkpoint_id": p.checkpoint, "text": "偷写" })),
        "readHandover" => (format!("/handovers/{}/read", p.handover), nothing),
        "listPassing" => get(format!("/passing?area={STREET}")),
        "listPasses" => get(format!("/passes?area={STREET}")),
        "showPass" => get(format!("/passes/{}", p.pass)),
        "issuePass" => (format!("/passes/{}", id()), json!({ "household_id": p.household })),
        "previewPasses" => ("/passes/preview".into(), json!({ "area": STREET })),
        "issuePasses" => ("/passes".into(), json!({ "batch": id(), "area": STREET })),
        "renewPass" => (format!("/passes/{}/renew", p.pass), json!({ "version": 1 })),
        "revokePass" => (format!("/passes/{}/revoke", p.pass), json!({ "reason": "偷作废", "version": 1 })),
        "giveException" => {
            let allowed = json!({ "purpose": "work", "reason": "偷批", "to": "2020-02-11" });
            (format!("/passes/{}/exceptions/{}", p.pass, id()), allowed)
        }
        "printPasses" => ("/passes/cards".into(), json!({ "ids": [p.pass] })),
        "readKey" => get("/passes/key".into()),
        "checkPass" => get("/passes/check?number=1".into()),
        "notePassUse" => {
            let used = json!({ "pass_id": p.pass, "direction": "in", "at": "2020-02-10T01:00:00Z", "source": "desk" });
            (format!("/pass-uses/{}", id()), used)
        }
        "listPassUses" => get(format!("/passes/{}/uses", p.pass)),
        "showSitrep" => get(format!("/sitrep?area={STREET}")),
        "showSitrepText" => get(format!("/sitrep/text?area={STREET}")),
        "listRecords" => get(format!("/figures/screening.arrivals/records?area={STREET}")),
        "openRound" => {
            let round = json!({ "area": GRID, "name": "偷查", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
            (format!("/rounds/{}", id()), round)
        }
        "listRounds" => get("/rounds".into()),
        "showRound" => get(format!("/rounds/{}", p.round)),
        "listDoors" => get(format!("/rounds/{}/doors", p.round)),
        "noteVisit" => {
            let knock = json!({ "round_id": p.round, "household_id": p.household, "at": "2020-02-10T08:30:00+08:00", "outcome": "vacant" });
            (format!("/visits/{}", id()), knock)
        }
        "listVisits" => get(format!("/visits?household_id={}", p.household)),
        "withdrawVisit" => (format!("/visits/{}/withdraw", p.visit), nothing),
        "closeRound" => (format!("/rounds/{}/close", p.round), json!({ "version": 1, "reason": "偷关" })),
        "reopenRound" => (format!("/rounds/{}/reopen", p.round), json!({ "version": 1 })),
        "previewPushedList" => ("/pushed-lists/preview".into(), nothing),
        "importPushedList" => (format!("/pushed-lists/{}", p.pushed_list), nothing),
        "listPushedLists" => get("/pushed-lists".into()),
        "showPushedList" => get(format!("/pushed-lists/{}", p.pushed_list)),
        "listPushedRows" => get(format!("/pushed-rows?list_id={}", p.pushed_list)),
        "revealPushedRow" => (format!("/pushed-rows/{}/reveal", p.pushed_row), json!({ "purpose": "contact" })),
        "answerPushedRow" => {
            (format!("/pushed-rows/{}/answer", p.pushed_row), json!({ "answer": "found", "version": 1 }))
        }
        "exportPushedAnswers" => {
            (format!("/pushed-lists/{}/answer.xlsx", p.pushed_list), json!({ "purpose": "report" }))
        }
        "noteContact" => {
            let note = json!({ "household_id": p.household, "way": "call", "outcome": "reached", "about": "偷记" });
            (format!("/contacts/{}", id()), note)
        }
        "listContacts" => get(format!("/contacts?household_id={}", p.household)),
        "listBodies" => get(format!("/bodies?area={STREET}")),
        "showBody" => get(format!("/bodies/{}", p.body)),
        "foundBody" => {
            let branch = json!({ "kind": "party_branch", "name": "偷建支部", "area": GRID });
            (format!("/bodies/{}", id()), branch)
        }
        "changeBody" => (format!("/bodies/{}/change", p.body), json!({ "name": "偷改支部", "version": 1 })),
        "closeBody" => (format!("/bodies/{}/close", p.body), json!({ "reason": "偷撤", "version": 1 })),
        "reopenBody" => (format!("/bodies/{}/reopen", p.body), json!({ "version": 1 })),
        "exportBodies" => get(format!("/bodies/export?area={STREET}")),
        "listMembers" => get(format!("/body-members?body_id={}", p.body)),
        "addMember" => {
            let belongs = json!({ "body_id": p.body, "worker_id": p.worker, "role": "member" });
            (format!("/body-members/{}", id()), belongs)
        }
        "endTerm" => (format!("/body-members/{}/end", p.term), json!({ "to": "2020-02-10", "version": 1 })),
        "listMeetings" => get("/meetings".into()),
        "showMeeting" => get(format!("/meetings/{}", p.meeting)),
        "addMeeting" => {
            let notes = json!({ "title": "偷会", "held_at": "2020-02-10T08:00:00+08:00", "place": "某处" });
            (format!("/meetings/{}", id()), json!({ "area": STREET, "body": "偷", "number": 2, "notes": notes }))
        }
        "changeMeeting" => {
            let notes = json!({ "title": "偷改", "held_at": "2020-02-10T08:00:00+08:00", "place": "某处" });
            (format!("/meetings/{}/change", p.meeting), json!({ "notes": notes, "version": 1 }))
        }
        "previewDirective" => {
            let to = json!([{ "to": "posts", "areas": [STREET], "roles": ["medic"] }]);
            ("/directives/preview".into(), json!({ "area": STREET, "addressees": to }))
        }
        "issueDirective" => (format!("/directives/{}", id()), orders(STREET, "medic")),
        "listDirectives" => get(format!("/directives?area={STREET}")),
        "showDirective" => get(format!("/directives/{}", p.directive)),
        "listAssignments" => get(format!("/directives/{}/assignments", p.directive)),
        "remindDirective" => (format!("/directives/{}/remind", p.directive), json!({ "whom": "undone", "version": 1 })),
        "withdrawDirective" => {
            (format!("/directives/{}/withdraw", p.directive), json!({ "reason": "偷撤", "version": 1 }))
        }
        "closeDirective" => (format!("/directives/{}/close", p.directive), json!({ "reason": "偷结", "version": 1 })),
        "verifyAssignment" => (format!("/assignments/{}/verify", p.assignment), json!({ "version": 1 })),
        "returnAssignment" => {
            (format!("/assignments/{}/return", p.assignment), json!({ "reason": "偷退", "version": 1 }))
        }
        "listMyAssignments" => get("/assignments/mine".into()),
        "showAssignment" => get(format!("/assignments/{}", p.assignment)),
        "receiveAssignment" => (format!("/assignments/{}/receive", p.assignment), nothing),
        "startAssignment" => (format!("/assignments/{}/start", p.assignment), nothing),
        "reportAssignment" => {
            let said = json!({ "assignment_id": p.assignment, "text": "偷报", "done": true });
            (format!("/assignment-reports/{}", id()), said)
        }
        "sendDirectiveFile" => get(format!("/directive-files/{}?name=1.png", id())),
        "showDirectiveFile" => get(format!("/directive-files/{}", p.directive_file)),
        "listCoverages" => get("/coverages".into()),
        "listKinds" => get("/coverage-kinds".into()),
        "assignCoverage" => {
            let terms = json!({ "worker_id": p.worker, "kind": "cover", "hours": "00:00-24:00" });
            let covers = json!({ "target": { "kind": "household", "id": p.household }, "terms": terms });
            (format!("/coverages/{}", id()), covers)
        }
        "assignCoverages" => {
            let terms = json!({ "worker_id": p.worker, "kind": "cover", "hours": "00:00-24:00" });
            let target = json!({ "id": id(), "target": { "kind": "compound", "id": p.compound } });
            ("/coverages".into(), json!({ "targets": [target], "terms": terms }))
        }
        "previewCoverages" => ("/coverages/preview".into(), nothing),
        "importCoverages" => ("/coverages/import".into(), nothing),
        "reassignCoverage" => {
            let over =
                json!({ "new_id": id(), "worker_id": p.worker, "from": "2020-02-10", "note": "偷移交", "version": 1 });
            (format!("/coverages/{}/reassign", p.coverage), over)
        }
        "endCoverage" => (format!("/coverages/{}/end", p.coverage), json!({ "to": "2020-02-10", "version": 1 })),
        "divideCompound" => (format!("/compounds/{}/divide", p.compound), json!({ "parts": [GRID], "version": 1 })),
        "listCompounds" => get("/compounds".into()),
        "addCompound" => (format!("/compounds/{}", id()), json!({ "name": "偷加小区", "area": GRID })),
        "registerVenue" => {
            (format!("/venues/{}", id()), json!({ "area": GRID, "kind": "pharmacy", "name": "偷加药店" }))
        }
        "changeVenue" => (format!("/venues/{}/change", p.venue), json!({ "name": "偷改", "version": 1 })),
        "closeVenue" => (format!("/venues/{}/close", p.venue), json!({ "reason": "偷关", "version": 1 })),
        "reopenVenue" => (format!("/venues/{}/reopen", p.venue), json!({ "version": 1 })),
        "listVenues" => get("/venues".into()),
        "showVenue" => get(format!("/venues/{}", p.venue)),
        "listAbsences" => get("/absences".into()),
        "noteAbsence" => {
            (format!("/absences/{}", id()), json!({ "worker_id": p.worker, "from": "2020-02-10T08:00:00+08:00" }))
        }
        "endAbsence" => (format!("/absences/{}/end", p.absence), json!({ "version": 1 })),
        "showChain" => get(format!("/chain?venue_id={}", p.venue)),
        "listGaps" => get("/gaps".into()),
        "listGapDays" => get("/gap-days".into()),
        "listDevices" => get("/devices".into()),
        "nameDevice" => (format!("/devices/{}", id()), json!({ "name": "手机" })),
        "revokeDevice" => (format!("/devices/{}/revoke", p.device), nothing),
        "confirmWipe" => (format!("/devices/{}/wiped", p.device), nothing),
        "fetchPack" => ("/sync/pack".into(), json!({ "phone": { "clock": 0, "waiting": 0, "failed": 0 } })),
        "sendEntries" => {
            let body = json!({ "isolation_id": p.isolation, "celsius": 36.5, "measured_by": "team" });
            let path = format!("/api/v1/readings/{}", id());
            let entry =
                json!({ "id": id(), "op": "PUT", "path": path, "body": body, "made_at": 1_581_296_400_000_i64 });
            let phone = json!({ "clock": 1_581_296_400_000_i64, "waiting": 1, "failed": 0 });
            ("/sync/entries".into(), json!({ "phone": phone, "entries": [entry] }))
        }
        "listJournal" => get("/journal".into()),
        "exportJournal" => ("/journal/export".into(), json!({ "purpose": "inspect", "format": "csv" })),
        "readRevealRules" => get("/reveal-rules".into()),
        "listLooks" => ("/looks".into(), json!({ "whom": { "person_id": p.person } })),
        "exportLooks" => {
            let order = json!({ "purpose": "own_request" });
            ("/looks/export".into(), json!({ "whom": { "person_id": p.person }, "order": order }))
        }
        "checkChain" => (format!("/journal/checks/{}", id()), nothing),
        "listChainChecks" => get("/journal/checks".into()),
        "listDeletions" => get("/deletions".into()),
        "askApproval" => {
            let wanted =
                json!({ "method": "POST", "path": format!("/api/v1/accounts/{}/reset-totp", id()), "body": {} });
            (format!("/approvals/{}", id()), json!({ "request": wanted, "reason": "偷批" }))
        }
        "listApprovals" => get("/approvals".into()),
        "showApproval" => get(format!("/approvals/{}", id())),
        "decideApproval" => (format!("/approvals/{}/decision", id()), json!({ "granted": true })),
        "listKeys" => get("/keys".into()),
        "rotateKey" => ("/keys/rotate".into(), nothing),
        "exportEvidence" => ("/journal/evidence".into(), json!({ "purpose": "court" })),
        "readEvidenceKey" => get("/journal/key".into()),
        FOLLOW => get("/live".into()),
        unknown => panic!("{unknown} has no attempt in the authorisation walk: add one"),
    }
}

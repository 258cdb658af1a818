//! One record of each kind in 新华街道, for the walks that look for them from elsewhere.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{GRID, Person, STREET, World, id, id_number, page_path, returnee};

/// What is planted in 新华街道, to be found by nobody from elsewhere.
pub struct Planted {
    pub(super) arrival: Uuid,
    pub(super) person: String,
    pub household: Uuid,
    pub(super) resident: Uuid,
    pub(super) import: Uuid,
    pub(super) mapping: String,
    pub(super) isolation: String,
    pub(super) isolated_home: String,
    pub(super) team: Uuid,
    pub(super) task: String,
    pub(super) proof: Uuid,
    pub(super) reading: Uuid,
    pub(super) sample: Uuid,
    pub(super) alert: String,
    pub(super) need: Uuid,
    pub(super) data_request: Uuid,
    pub(super) page: String,
    pub(super) batch: Uuid,
    pub(super) disclosure: Uuid,
    pub(super) gate: Uuid,
    pub(super) crossing: Uuid,
    pub(super) document: String,
    pub(super) now: i64,
    pub(super) checkpoint: Uuid,
    pub(super) shift: Uuid,
    pub(super) duty: Uuid,
    pub(super) handover: Uuid,
    pub pass: Uuid,
    pub(super) round: Uuid,
    pub(super) visit: Uuid,
    pub(super) pushed_list: Uuid,
    pub(super) pushed_row: String,
    pub(super) worker: String,
    pub(super) post: String,
    pub(super) meeting: Uuid,
    pub(super) directive: Uuid,
    pub(super) assignment: String,
    pub(super) directive_file: Uuid,
    pub(super) device: Uuid,
    pub(super) body: Uuid,
    pub(super) term: Uuid,
    pub(super) message: String,
    pub(super) compound: Uuid,
    pub(super) venue: Uuid,
    pub(super) coverage: Uuid,
    pub(super) absence: Uuid,
    pub(super) account: Uuid,
    /// Whose account that is.
    pub(super) clerk: Person,
    /// Every document number and phone of it.
    pub numbers: Vec<String>,
}

/// A name that stands nowhere but in the planted records.
pub(super) const NAME: &str = "邹念慈";

/// The least that is a picture.
pub(super) const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The plate of whoever was planted.
pub(super) const PLATE: &str = "吉E88888";

/// Plants one record of each kind.
pub async fn plant(world: &World) -> Planted {
    let clerk = world.worker("township_clerk", STREET).await;
    let (arrival, household, resident, import, team) = (id(), id(), id(), id(), id());
    let (reading, sample) = (id(), id());
    let mut body = returnee(GRID);
    body["name"] = json!(NAME);
    let mut numbers = ["15499990001", "15499990002", "15499990009", "15499990012"].map(str::to_owned).to_vec();
    numbers.extend(["document_number", "phone"].map(|field| body[field].as_str().unwrap().to_owned()));
    let shown = clerk.put(&format!("/arrivals/{arrival}"), body).await.is(201);
    let isolation = shown["isolation_id"].as_str().unwrap().to_owned();
    let door = json!({ "area": GRID, "address": "8号楼1单元101" });
    clerk.put(&format!("/households/{household}"), door).await.is(201);
    let lives = json!({ "household_id": household, "name": NAME, "document_type": "none", "phone": "15499990001" });
    clerk.put(&format!("/residents/{resident}"), lives).await.is(201);
    let sheet = "姓名,身份证号,联系电话,村(社区),返回日期\n".as_bytes().to_vec();
    let sheet = [sheet, format!("{NAME},,15499990002,松江社区,2020-02-09\n").into_bytes()].concat();
    let save = [("save_as", "邻居看不到的表".to_owned())];
    clerk.upload(Method::PUT, &format!("/imports/{import}"), sheet, &save).await.is(202);
    let mapping = clerk.get("/mappings").await.is(200)["rows"][0]["id"].as_str().unwrap().to_owned();
    let fever = json!({ "isolation_id": isolation, "celsius": 38.5, "measured_by": "team" });
    clerk.put(&format!("/readings/{reading}"), fever).await.is(201);
    let swab = json!({ "isolation_id": isolation, "kind": "throat", "label": "A-1" });
    let medic = world.worker("medic", STREET).await;
    medic.put(&format!("/samples/{sample}"), swab).await.is(201);
    let alert = clerk.get("/alerts").await.is(200)["rows"][0]["id"].as_str().unwrap().to_owned();
    let page = page_path(&clerk, &format!("/isolations/{isolation}"), "person").await;
    let need = id();
    let appeal = json!({ "kind": "appeal", "text": format!("我是{NAME}") });
    world.guest(&page).put(&format!("/my/needs/{need}"), appeal).await.is(201);
    let data_request = id();
    let said = json!({ "kind": "correction", "person_id": shown["person_id"], "text": format!("我叫{NAME}") });
    clerk.put(&format!("/data-requests/{data_request}"), said).await.is(201);
    let workers = clerk.get("/workers").await.is(200);
    let worker = workers["rows"][0]["id"].clone();
    let member = json!({ "worker_id": worker, "role": "cadre", "watch_from": 0, "watch_hours": 24 });
    let cared = json!({ "household_id": shown["household_id"], "members": [member], "version": null });
    clerk.put(&format!("/care-teams/{team}"), cared).await.is(201);
    let tasks = clerk.get("/tasks?kind=isolation.thermometer").await.is(200);
    let proof = id();
    let of = format!("/proofs/{proof}?task_id={}", tasks["rows"][0]["id"].as_str().unwrap());
    clerk.send_bytes(Method::PUT, &of, PICTURE.to_vec()).await.is(201);
    let (batch, disclosure) = (id(), id());
    let (gate, crossing, document) = (world.checkpoint(GRID, "高速出口").await, id(), id_number());
    numbers.push(document.clone());
    clerk.put(&format!("/crossings/{crossing}"), walks(world.clock.now().0, gate, NAME, &document)).await.is(201);
    let papers = json!({ "batch": batch, "kind": "isolation_notice", "isolation_ids": [isolation] });
    clerk.post("/notices", papers).await.is(200);
    let commander = world.worker("commander", "220581").await;
    let open =
        json!({ "area": GRID, "level": "building", "reason": "楼栋", "official_id": worker, "to": "2020-02-11" });
    commander.put(&format!("/disclosures/{disclosure}"), open).await.is(201);
    let (checkpoint, shift, duty, handover) = (id(), id(), id(), id());
    let set_up = json!({ "area": STREET, "kind": "road", "name": "邻居看不到的卡点", "place": "公路口", "hours": "00:00-24:00" });
    clerk.put(&format!("/checkpoints/{checkpoint}"), set_up).await.is(201);
    clerk.put(&format!("/duties/{duty}"), json!({ "checkpoint_id": checkpoint })).await.is(201);
    let note = json!({ "checkpoint_id": checkpoint, "text": format!("{NAME}未返回") });
    clerk.put(&format!("/handovers/{handover}"), note).await.is(201);
    let pass = id();
    clerk.put(&format!("/passes/{pass}"), json!({ "household_id": household })).await.is(201);
    let (round, visit, pushed_list) = (id(), id(), id());
    let all =
        json!({ "area": GRID, "name": "清仓", "kind": "full", "starts_on": "2020-02-10", "due_on": "2020-02-12" });
    clerk.put(&format!("/rounds/{round}"), all).await.is(201);
    let knock = json!({ "round_id": round, "household_id": household, "at": "2020-02-10T08:00:00+08:00", "outcome": "refused" });
    clerk.put(&format!("/visits/{visit}"), knock).await.is(201);
    let sheet = format!("姓名,联系电话,村(社区)\n{NAME},15499990009,松江社区\n").into_bytes();
    let about = json!({ "batch": "1", "sender": "省", "urgency": "urgent", "asks": "核查" });
    let about = [("about", about.to_string())];
    clerk.upload(Method::PUT, &format!("/pushed-lists/{pushed_list}"), sheet, &about).await.is(201);
    let rows = clerk.get("/pushed-rows").await.is(200);
    let (meeting, directive, directive_file) = (id(), id(), id());
    let decision = json!({ "id": id(), "text": format!("{NAME}一户由街道包保") });
    let notes = json!({
        "title": "碰头会", "held_at": "2020-02-10T08:00:00+08:00", "place": "街道", "minutes": NAME, "decisions": [decision],
    });
    let met = json!({ "area": STREET, "body": "街道指挥部", "number": 1, "notes": notes });
    clerk.put(&format!("/meetings/{meeting}"), met).await.is(201);
    clerk
        .send_bytes(Method::PUT, &format!("/directive-files/{directive_file}?name={NAME}.png"), PICTURE.to_vec())
        .await
        .is(201);
    let mut orders = orders(STREET, "medic");
    orders["text"] = json!(format!("去{NAME}家里看一看"));
    orders["files"] = json!([directive_file]);
    clerk.put(&format!("/directives/{directive}"), orders).await.is(201);
    let assigned = clerk.get(&format!("/directives/{directive}/assignments")).await.is(200);
    let device = id();
    clerk.put(&format!("/devices/{device}"), json!({ "name": "文书的手机" })).await.is(201);
    let (body, term) = (id(), id());
    let branch = json!({ "kind": "party_branch", "name": "邻居看不到的支部", "area": GRID });
    clerk.put(&format!("/bodies/{body}"), branch).await.is(201);
    let belongs = json!({ "body_id": body, "worker_id": worker, "role": "head" });
    clerk.put(&format!("/body-members/{term}"), belongs).await.is(201);
    server::rooms::message::tell_due(&world.house).await.unwrap();
    let messages = clerk.get("/messages").await.is(200);
    let (compound, coverage, absence) = (id(), id(), id());
    clerk.put(&format!("/compounds/{compound}"), json!({ "name": NAME, "area": GRID })).await.is(201);
    let terms = json!({ "worker_id": worker, "kind": "cover", "hours": "00:00-24:00" });
    let covers = json!({ "target": { "kind": "compound", "id": compound }, "terms": terms });
    clerk.put(&format!("/coverages/{coverage}"), covers).await.is(201);
    let venue = id();
    let shop = json!({ "area": GRID, "kind": "pharmacy", "name": NAME, "contact_name": NAME, "phone": "15499990012" });
    clerk.put(&format!("/venues/{venue}"), shop).await.is(201);
    let away = json!({ "worker_id": worker, "from": "2020-03-01T08:00:00+08:00" });
    clerk.put(&format!("/absences/{absence}"), away).await.is(201);
    let me = clerk.get("/me").await.is(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Planted {
        arrival,
        person: text(&shown["person_id"]),
        household,
        resident,
        import,
        mapping,
        isolation,
        isolated_home: text(&shown["household_id"]),
        team,
        task: text(&tasks["rows"][0]["id"]),
        proof,
        reading,
        sample,
        alert,
        need,
        data_request,
        page,
        batch,
        disclosure,
        gate,
        crossing,
        document,
        now: world.clock.now().0,
        checkpoint,
        shift,
        duty,
        handover,
        pass,
        round,
        visit,
        pushed_list,
        pushed_row: text(&rows["rows"][0]["id"]),
        meeting,
        directive,
        assignment: text(&assigned["rows"][0]["id"]),
        directive_file,
        worker: text(&workers["rows"][0]["id"]),
        post: text(&workers["rows"][0]["posts"][0]["id"]),
        device,
        body,
        term,
        message: text(&messages["rows"][0]["id"]),
        compound,
        venue,
        coverage,
        absence,
        account: me["account_id"].as_str().unwrap().parse().unwrap(),
        clerk,
        numbers,
    }
}

/// Somebody on foot.
pub(super) fn walks(at: i64, gate: Uuid, name: &str, document: &str) -> Value {
    json!({
        "checkpoint_id": gate, "at": at, "direction": "in", "plate": PLATE,
        "people": [{ "name": name, "document_type": "id_card", "document_number": document }],
        "decision": "admit", "source": "field",
    })
}

/// A directive to everybody of a role in an area.
pub(super) fn orders(area: &str, role: &str) -> Value {
    json!({
        "area": area, "title": "巡诊", "text": "看一看", "urgency": "ordinary", "due_at": "2020-02-12T20:00:00+08:00",
        "addressees": [{ "to": "posts", "areas": [area], "roles": [role] }],
    })
}

//! Every door is visited until none is left; a list that was sent down is answered without asking twice.

use reqwest::Method;
use serde_json::{Value, json};
use server::rooms::screening::sheet::Workbook;

use crate::world::{
    CITY, COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, Person, STREET, World, id, id_number, phone, returnee,
};

async fn household(lead: &Person, area: &str, address: &str) -> String {
    let home = id().to_string();
    lead.put(&format!("/households/{home}"), json!({ "area": area, "address": address })).await.is(201);
    home
}

/// A round over the community with so many doors in the first grid and one in the next.
async fn round(lead: &Person, doors: usize) -> (String, Vec<String>) {
    let mut homes = vec![];
    for n in (1..=doors).rev() {
        homes.push(household(lead, GRID, &format!("{n}号楼1单元101")).await);
    }
    homes.reverse();
    homes.push(household(lead, NEXT_GRID, "9号楼1单元101").await);
    let place = format!("/rounds/{}", id());
    lead.put(&place, new_round()).await.is(201);
    (place, homes)
}

fn new_round() -> Value {
    json!({ "area": COMMUNITY, "name": "第一轮清仓见底", "kind": "full", "asks": "有无外来人员",
        "starts_on": "2020-02-10", "due_on": "2020-02-12" })
}

fn visit(round: &str, home: &str, at: &str, outcome: &str) -> Value {
    let round = round.rsplit('/').next().unwrap();
    json!({ "round_id": round, "household_id": home, "at": format!("2020-02-10T{at}:00+08:00"), "outcome": outcome })
}

async fn knock(who: &Person, body: Value) -> Value {
    who.put(&format!("/visits/{}", id()), body).await.is(201)
}

#[tokio::test]
async fn every_door_is_visited_until_none_is_left() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mei = world.grid_member().await;
    let neighbour = world.worker("grid_member", NEXT_GRID).await;
    let (place, homes) = round(&lead, 3).await;
    lead.put(&place, new_round()).await.is(200);
    lead.put(
        &place,
        json!({ "area": COMMUNITY, "name": "另一轮", "kind": "full", "asks": null,
        "starts_on": "2020-02-10", "due_on": "2020-02-12" }),
    )
    .await
    .refused(409, "different_body");
    mei.put(&format!("/rounds/{}", id()), new_round()).await.refused(403, "act_not_permitted");

    // She sees her doors in walking order and nobody else's.
    let mine = mei.get(&format!("{place}/doors?state=left")).await.is(200);
    let doors = mine["rows"].as_array().unwrap();
    assert_eq!(
        doors.iter().map(|door| &door["address"]).collect::<Vec<_>>(),
        ["1号楼1单元101", "2号楼1单元101", "3号楼1单元101"]
    );
    assert_eq!(mei.get(&place).await.is(200)["doors"]["households"], 3);
    let theirs = neighbour.get(&format!("{place}/doors")).await.is(200);
    assert_eq!((theirs["rows"].as_array().unwrap().len(), &theirs["rows"][0]["household_id"]), (1, &json!(homes[3])));
    neighbour
        .put(&format!("/visits/{}", id()), visit(&place, &homes[0], "09:00", "reached"))
        .await
        .wrong("household_id", "household_unknown");
    let stranger = world.worker("grid_member", ELSEWHERE).await;
    stranger.get(&place).await.refused(404, "not_found");
    assert_eq!(stranger.get("/rounds").await.is(200)["rows"], json!([]));

    knock(&mei, visit(&place, &homes[0], "08:30", "reached")).await;
    knock(&mei, visit(&place, &homes[1], "08:32", "nobody_home")).await;
    knock(&mei, visit(&place, &homes[2], "08:34", "vacant")).await;
    let version = json!({ "version": 1, "reason": null });
    lead.post(&format!("{place}/close"), version.clone()).await.wrong("reason", "doors_left");
    let left = mei.get(&format!("{place}/doors?state=left")).await.is(200);
    assert_eq!((left["rows"].as_array().unwrap().len(), &left["rows"][0]["visits"]), (1, &json!(1)));
    assert!(left["rows"][0]["next_at"].is_string());

    // Hours later somebody opens.
    world.at("2020-02-10", 18);
    for who in [&mei, &lead, &neighbour] {
        who.sign_in().await;
    }
    knock(&mei, visit(&place, &homes[1], "17:50", "reached")).await;
    knock(&neighbour, visit(&place, &homes[3], "17:55", "moved")).await;
    let shown = lead.get(&place).await.is(200);
    let doors = &shown["doors"];
    assert_eq!((&doors["done"], &doors["reached"], &doors["percent"]), (&json!(4), &json!(2), &json!(100.0)));
    let lines = shown["coverage"].as_array().unwrap();
    let lines: Vec<_> = lines.iter().map(|line| (&line["area"], &line["doors"]["households"])).collect();
    assert_eq!(lines, [(&json!(GRID), &json!(3)), (&json!(NEXT_GRID), &json!(1))]);
    assert_eq!(lead.post(&format!("{place}/close"), version).await.is(200)["state"], "closed");
    let visits = mei.get(&format!("/visits?household_id={}", homes[1])).await.is(200);
    assert_eq!(visits["rows"].as_array().unwrap().len(), 2, "what came before stays");
    world.at_minute("2020-02-10", 18, 10);
    // What happened after the end is not of the round any more.
    mei.put(&format!("/visits/{}", id()), visit(&place, &homes[0], "18:01", "refused"))
        .await
        .refused(409, "round_closed");
    lead.post(&format!("{place}/reopen"), json!({ "version": 2 })).await.is(200);
}

#[tokio::test]
async fn a_door_that_never_opens_becomes_the_leads_and_closes_with_a_reason() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mei = world.grid_member().await;
    let (place, homes) = round(&lead, 1).await;
    for at in ["06:00", "07:00", "08:00"] {
        knock(&mei, visit(&place, &homes[0], at, "refused")).await;
    }
    let door = mei.get(&format!("{place}/doors")).await.is(200)["rows"][0].clone();
    assert_eq!((&door["with_lead"], &door["visits"]), (&json!(true), &json!(3)));
    let today = lead.get("/tasks/today").await.is(200);
    assert_eq!(today["rows"][0]["kind"], "round.revisit");
    let undone = knock(&lead, visit(&place, &homes[0], "08:30", "reached")).await;
    assert_eq!(lead.get("/tasks/today").await.is(200)["rows"][0]["state"], "done");

    // It was the wrong door: taken back, it stands as before. Nobody else takes it back.
    let back = format!("/visits/{}/withdraw", undone["id"].as_str().unwrap());
    mei.post(&back, json!({})).await.refused(404, "not_found");
    assert_eq!(lead.post(&back, json!({})).await.is(200)["door_state"], "refused");
    let close =
        async |reason: Value| lead.post(&format!("{place}/close"), json!({ "version": 1, "reason": reason })).await;
    close(json!(" ")).await.wrong("reason", "doors_left");
    let closed = close(json!("两户长期在外，已电话核实")).await.is(200);
    assert_eq!((&closed["closed_reason"], &closed["doors"]["done"]), (&json!("两户长期在外，已电话核实"), &json!(0)));
}

#[tokio::test]
async fn a_late_visit_does_not_overwrite_a_newer_one() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mei = world.grid_member().await;
    let (place, homes) = round(&lead, 1).await;
    knock(&mei, visit(&place, &homes[0], "08:50", "reached")).await;
    let late = format!("/visits/{}", id());
    let told = visit(&place, &homes[0], "07:10", "nobody_home");
    assert_eq!(mei.put(&late, told.clone()).await.is(201)["door_state"], "reached");
    assert_eq!(mei.put(&late, told.clone()).await.is(200)["door_state"], "reached");
    mei.put(&late, visit(&place, &homes[0], "07:11", "nobody_home")).await.refused(409, "different_body");
    let mut odd = told;
    odd["at"] = json!("2020-02-06T08:00:00+08:00");
    mei.put(&format!("/visits/{}", id()), odd).await.wrong("at", "visit_time");
}

#[tokio::test]
async fn a_household_found_during_the_round_joins_it() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let mei = world.grid_member().await;
    let (place, _) = round(&lead, 1).await;
    household(&mei, GRID, "15号楼3单元302").await;
    mei.put(&format!("/arrivals/{}", id()), returnee(GRID)).await.is(201);
    household(&world.worker("grid_member", ELSEWHERE).await, ELSEWHERE, "1组8号").await;
    let shown = lead.get(&place).await.is(200);
    assert_eq!(shown["doors"]["households"], 4, "two at first, one found, one where somebody came back to");
}

#[tokio::test]
async fn symptoms_behind_a_door_reach_the_medic() {
    let world = World::new().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let medic = world.worker("medic", STREET).await;
    let mei = world.grid_member().await;
    let (place, homes) = round(&lead, 1).await;
    let mut said = visit(&place, &homes[0], "08:50", "reached");
    said["symptoms"] = json!(["fatigue"]);
    mei.put(&format!("/visits/{}", id()), said.clone()).await.wrong("symptoms[0]", "symptom_unknown");
    said["symptoms"] = json!(["cough", "fever"]);
    said["people_now"] = json!(3);
    knock(&mei, said).await;
    let mine = medic.get("/alerts/mine").await.is(200);
    assert_eq!((&mine["rows"][0]["rule"], &mine["rows"][0]["step"]), (&json!("round.symptom"), &json!("holder")));
}

/// A sheet as a county sends it: title, headings of its own, twelve people.
async fn messy(world: &World) -> (Vec<u8>, Vec<&'static str>) {
    let clerk = world.worker("township_clerk", STREET).await;
    let other = world.worker("township_clerk", "220581104").await;
    let mut numbers = vec![];
    // Isolated, isolated and released, registered, resident, resident elsewhere.
    for (origin, area, who) in [
        ("湖北省武汉市", GRID, &clerk),
        ("湖北省武汉市", NEXT_GRID, &clerk),
        ("北京市", GRID, &clerk),
        ("北京市", ELSEWHERE, &other),
    ] {
        let mut body = returnee(area);
        body["origin"] = json!(origin);
        body["address"] = json!(format!("{}号楼", numbers.len() + 1));
        numbers.push(body["document_number"].as_str().unwrap().to_owned());
        let shown = who.put(&format!("/arrivals/{}", id()), body).await.is(201);
        if numbers.len() == 2 {
            let place = format!("/isolations/{}", shown["isolation_id"].as_str().unwrap());
            crate::world::order(&clerk, &place, json!({ "change": "refer" })).await.is(201);
        }
    }
    let home = household(&clerk, GRID, "6号楼2单元201").await;
    let (number, call) = (id_number(), phone());
    let lives = json!({ "household_id": home, "name": "赵常住", "document_type": "id_card",
        "document_number": number, "phone": call });
    clerk.put(&format!("/residents/{}", id()), lives).await.is(201);
    let unknown = [id_number(), id_number()];
    let mut wrong = id_number();
    let last = if wrong.ends_with('1') { "2" } else { "1" };
    wrong.replace_range(17.., last);
    let rows = [
        format!("1,李返梅,{},,松江社区,第一批", numbers[0]),
        format!("2,李返梅,{},,松江社区,", numbers[1]),
        format!("3,李返梅,{},,,", numbers[2]),
        format!("4,李返梅,{},,松江社区,", numbers[3]),
        format!("5,赵常住,{number},,,"),
        // Without a number: name and phone.
        format!("6,赵 常 住,,{call},松江社区,电话登记"),
        format!("7,钱不明,{},15400008881,松江社区,", unknown[0]),
        format!("8,孙错号,{wrong},,松江社区,"),
        format!("9,别的名,{number},,,"),
        "10,周无号,,,松江社区,".to_owned(),
        "11,吴别处,,15400008882,曙光镇安乐村,".to_owned(),
        format!("12,郑未登,{},,,=1+1", unknown[1]),
    ];
    let text = format!(
        "关于核查密切接触人员的函,,,,,\n编号,被核查人姓名,身份证号码,联系电话,所属社区,县里备注\n{}\n",
        rows.join("\n")
    );
    let answers = vec![
        "isolating",
        "isolation_ended",
        "already_registered",
        "not_in_area",
        "already_registered",
        "already_registered",
        "missed",
        "wrong_data",
        "wrong_data",
        "wrong_data",
        "not_in_area",
        "missed",
    ];
    (text.into_bytes(), answers)
}

#[tokio::test]
async fn a_list_that_was_sent_down_goes_back_answered_in_the_senders_columns() {
    let world = World::new().await;
    let clerk = world.worker("township_clerk", STREET).await;
    let mei = world.grid_member().await;
    let lead = world.worker("community_lead", COMMUNITY).await;
    let elsewhere = world.worker("township_clerk", "220581104").await;
    let (sheet, expected) = messy(&world).await;
    let preview = clerk.upload(Method::POST, "/pushed-lists/preview", sheet.clone(), &[]).await.is(200);
    assert_eq!((&preview["rows"], &preview["answers"]["missed"]), (&json!(12), &json!(2)), "{preview}");
    let about =
        json!({ "batch": "吉防指〔2020〕12号", "sender": "省疾控中心", "urgency": "urgent", "asks": "是否在本地" });
    let about = [("about", about.to_string())];
    let place = format!("/pushed-lists/{}", id());
    mei.upload(Method::PUT, &place, sheet.clone(), &about).await.refused(403, "act_not_permitted");
    clerk.upload(Method::PUT, &place, sheet.clone(), &[]).await.wrong("about", "about_missing");
    let taken = clerk.upload(Method::PUT, &place, sheet.clone(), &about).await.is(201);
    assert_eq!((&taken["rows"], &taken["complete"]), (&json!(12), &json!(false)));
    clerk.upload(Method::PUT, &place, sheet, &about).await.is(200);
    let list = place.rsplit('/').next().unwrap();
    let all = format!("/pushed-rows?list_id={list}");
    let rows = clerk.get(&all).await.is(200)["rows"].as_array().unwrap().clone();
    let answers: Vec<_> = rows.iter().map(|row| row["answer"].as_str().unwrap()).collect();
    assert_eq!(answers, expected);
    assert!(!rows[0]["document_number"].as_str().unwrap().contains("1950"), "masked: {}", rows[0]);
    assert_eq!((&rows[3]["to_area"], &rows[3]["person_id"]), (&json!("220581104"), &Value::Null));

    // Whom nobody knows is a task of whoever goes there; others see none of it.
    elsewhere.get(&place).await.refused(404, "not_found");
    assert_eq!(elsewhere.get(&all).await.is(200)["rows"], json!([]));
    let missed = format!("{all}&answer=missed");
    let theirs = lead.get(&missed).await.is(200)["rows"].as_array().unwrap().clone();
    assert_eq!((theirs.len(), theirs[0]["name"].as_str()), (1, Some("钱不明")));
    assert_eq!(lead.get("/tasks/today").await.is(200)["rows"][0]["kind"], "round.check");
    let row = theirs[0]["id"].as_str().unwrap();

    // Who called is seen by whoever comes next.
    let called = json!({ "pushed_row_id": row, "way": "call", "outcome": "reached", "about": "已回本村" });
    clerk.put(&format!("/contacts/{}", id()), called.clone()).await.is(201);
    elsewhere.put(&format!("/contacts/{}", id()), called).await.wrong("pushed_row_id", "contact_unknown");
    let before = lead.get(&format!("/contacts?pushed_row_id={row}")).await.is(200);
    assert_eq!(before["rows"][0]["about"], "已回本村");
    let full = lead.post(&format!("/pushed-rows/{row}/reveal"), json!({ "purpose": "contact" })).await.is(200);
    assert_eq!(full["phone"], "15400008881");
    let answer = format!("/pushed-rows/{row}/answer");
    let said = |answer: &str, version: i64| json!({ "answer": answer, "note": "1月20日回村", "version": version });
    elsewhere.put(&answer, said("found", 1)).await.refused(404, "not_found");
    lead.put(&answer, said("missed", 1)).await.wrong("answer", "answer_missing");
    assert_eq!(lead.put(&answer, said("found", 1)).await.is(200)["answer"], "found");
    lead.put(&answer, said("wrong_data", 1)).await.refused(409, "version_conflict");
    assert_eq!(lead.get("/tasks/today").await.is(200)["rows"][0]["state"], "done");

    let order = json!({ "purpose": "report" });
    mei.post(&format!("{place}/answer.xlsx"), order.clone()).await.refused(403, "act_not_permitted");
    let back = clerk.post(&format!("{place}/answer.xlsx"), order).await;
    assert_eq!(back.status, 200);
    let mut book = Workbook::open(back.bytes).unwrap();
    let lines: Vec<Vec<String>> =
        book.rows(0).unwrap().map(|row| row.unwrap().cells.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(lines[0][0], "关于核查密切接触人员的函");
    assert_eq!(lines[1][..6], ["编号", "被核查人姓名", "身份证号码", "联系电话", "所属社区", "县里备注"]);
    assert_eq!(lines[1][6..], ["核查结果", "核查人", "核查时间"]);
    let result = |n: usize| lines[n + 1][6].as_str();
    assert_eq!((result(1), &lines[2][7][..]), ("正在居家隔离", "系统比对"));
    assert!(result(4).starts_with("不在本辖区，移交"), "{}", result(4));
    assert_eq!(result(8), "信息有误：身份证号校验位不对");
    assert_eq!((result(7), &lines[8][7][..]), ("已上门核实（1月20日回村）", "王测试"));
    assert_eq!((result(12), &lines[13][5][..]), ("待核查", "=1+1"), "as it came, and never a formula");
    let city = world.worker("commander", CITY).await;
    assert_eq!(city.get("/pushed-lists").await.is(200)["rows"][0]["answers"]["missed"], 1);
}

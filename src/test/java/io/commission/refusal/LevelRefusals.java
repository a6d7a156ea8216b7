package io.commission.refusal;

import static io.commission.refusal.Refused.refused;

import java.util.ArrayList;
import java.util.List;

import io.commission.problem.Code;

/** BLK-1 to BLK-4, level 2; strategies, queues and terminations, level 3. */
final class LevelRefusals {
    private static final String QUEUE = "/reassignment/queues/<queue>/decisions";
    private static final String ABSORB = "'change': {'type': 'HOUSE_ABSORB'}";

    private LevelRefusals() {
    }

    static List<Refused> cases() {
        List<Refused> cases = new ArrayList<>();
        cases.addAll(accounts());
        cases.addAll(strategies());
        cases.addAll(queues());
        cases.addAll(background());
        return cases;
    }

    private static List<Refused> accounts() {
        return List.of(
                move("BLK-1 nobody receives", Code.RECEIVER_MISSING, "'transferCommissions': true"),
                move("BLK-1 another tenant's owner", Code.RECEIVER_UNKNOWN, "'newOwnerId': '<other.person>'"),
                move("RSG-4 a terminated owner", Code.RECEIVER_TERMINATED, "'newOwnerId': '<tim>'"),
                move("BLK-1 House is no rep", Code.COMMISSION_OPTION_NOT_FOR_OWNER,
                        "'newOwnerId': 'house', 'commissionOption': 'transferToNewRep'").naming("commissionOption"),
                move("BLK-1 a dummy rep beside a person", Code.DUMMY_REP_ONLY_WITH_HOUSE,
                        "'newOwnerId': '<otto>', 'houseDummyRepId': '<sam>'").naming("houseDummyRepId"),
                move("BLK-1 an option and a type", Code.COMMISSION_OPTION_CONTRADICTED,
                        "'newOwnerId': '<otto>', 'commissionOption': 'transferToHouse', 'type': 'HOUSE_ABSORB'"),
                move("BLK-1 a type where no commission follows", Code.COMMISSION_OPTION_CONTRADICTED,
                        "'newOwnerId': '<otto>', 'transferCommissions': false, 'type': 'HOUSE_ABSORB'"),
                move("BLK-1 accounts do not wait for decisions", Code.STRATEGY_FIELD_NOT_FOR_KIND,
                        "'strategy': 'MANUAL_QUEUE'").naming("strategy.kind"),
                move("BLK-1 nobody's team", Code.STRATEGY_FIELD_REQUIRED, "'strategy': 'AUTO'")
                        .naming("strategy.teamId"),
                move("RSG-8 what was previewed is gone", Code.PREVIEW_STALE,
                        "'newOwnerId': '<otto>', 'stateHash': 'former'"),
                refused("BLK-1 another tenant's account", Code.ACCOUNT_UNKNOWN).post("/accounts/bulk-reassign",
                        "{'accountIds': ['<acme>', '<other.account>'], 'newOwnerId': 'house', 'reason': 'r'}"),
                refused("BLK-2 a preview refuses alike", Code.COMMISSION_OPTION_NOT_FOR_OWNER).post(
                        "/accounts/reassignment-preview",
                        "{'accountIds': ['<acme>'], 'newOwnerId': 'house', 'commissionOption': 'transferToNewRep'}"));
    }

    private static List<Refused> strategies() {
        return List.of(
                all("level 3 nobody is left to pick", Code.STRATEGY_NOBODY_TO_PICK,
                        "{'kind': 'AUTO', 'territory': 'Nowhere'}"),
                all("level 3 no targets yet", Code.PERFORMANCE_NEEDS_TARGETS,
                        "{'kind': 'AUTO', 'method': 'PERFORMANCE'}").naming("strategy.method"),
                all("level 3 segments without a fallback", Code.STRATEGY_FALLBACK_REQUIRED,
                        "{'kind': 'SEGMENTED', 'segments': [{" + ABSORB + "}]}").naming("strategy.fallback"),
                all("level 3 no segments", Code.STRATEGY_FIELD_REQUIRED,
                        "{'kind': 'SEGMENTED', 'fallback': {'type': 'HOUSE_ABSORB'}}").naming("strategy.segments"),
                all("level 3 UNIFORM picks nobody", Code.STRATEGY_FIELD_NOT_FOR_KIND,
                        "{'kind': 'UNIFORM', 'method': 'WORKLOAD'}").naming("strategy.method"),
                all("level 3 to who departs", Code.TRANSFER_TO_ONESELF,
                        "{'kind': 'UNIFORM', 'change': {'type': 'DIRECT_TRANSFER', 'newRepId': '<ray>'}}"),
                refused("level 3 House does not depart", Code.HOUSE_NOT_ENDED).naming("personId").post(
                        "/reassignment/global-execute", "{'personId': 'house', 'strategy': 'UNIFORM', 'reason': 'r'}"),
                refused("level 3 a preview refuses alike", Code.STRATEGY_NOBODY_TO_PICK).post(
                        "/reassignment/global-preview",
                        "{'personId': '<ray>', 'strategy': {'kind': 'AUTO', 'territory': 'Nowhere'}}"),
                refused("PPL-3 commissions do not end where the strategy picks nobody", Code.STRATEGY_NOBODY_TO_PICK)
                        .post("/contacts/<ray>/terminate-commissions",
                                "{'strategy': {'kind': 'AUTO', 'territory': 'Nowhere'}, 'endDate': '2026-07-31', 'reason': 'r'}"),
                refused("API-3 a person who changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"").post(
                        "/contacts/<ray>/terminate-commissions",
                        "{'strategy': 'UNIFORM', 'endDate': '2026-07-31', 'reason': 'r'}"),
                refused("16 level 3 is switched off", Code.NOT_FOUND).in("quarterly").post(
                        "/reassignment/global-preview", "{'personId': 'house', 'strategy': 'UNIFORM'}"),
                refused("16 level 2 is switched off", Code.NOT_FOUND).in("quarterly").post(
                        "/accounts/reassignment-preview", "{'accountIds': ['<acme>'], 'newOwnerId': 'house'}"));
    }

    private static List<Refused> queues() {
        return List.of(
                refused("level 3 what is in no queue is not decided", Code.ITEM_NOT_WAITING).post(QUEUE,
                        "{'opportunityIds': ['<hanas-deal>', '<deal>'], " + ABSORB + "}"),
                refused("level 3 a decision for nothing", Code.ITEM_NOT_WAITING).post(QUEUE, "{" + ABSORB + "}"),
                refused("level 3 a decision for who departs", Code.TRANSFER_TO_ONESELF).post(QUEUE,
                        "{'opportunityIds': ['<hanas-deal>'], 'change': {'type': 'DIRECT_TRANSFER', 'newRepId': '<hana>'}}"),
                refused("API-3 a queue that changed meanwhile", Code.STALE_VERSION).with("If-Match", "\"77\"").post(
                        QUEUE,
                        "{'opportunityIds': ['<hanas-deal>'], " + ABSORB + "}"),
                refused("level 3 a queue that was cancelled", Code.QUEUE_NOT_OPEN).post(
                        "/reassignment/queues/<cancelled-queue>/decisions",
                        "{'opportunityIds': ['<hanas-deal>'], " + ABSORB + "}"),
                refused("level 3 a batch is no queue", Code.NOT_FOUND).get("/reassignment/queues/<batch>/items"));
    }

    private static List<Refused> background() {
        return List.of(
                refused("API-5 more previews at a time", Code.TOO_MANY_PREVIEWS).with("Prefer", "respond-async").post(
                        "/accounts/reassignment-preview", "{'accountIds': ['<acme>'], 'newOwnerId': 'house'}"),
                refused("16 level 3 is switched off in the background too", Code.NOT_FOUND).in("quarterly")
                        .with("Prefer", "respond-async").post("/reassignment/global-preview",
                                "{'personId': 'house', 'strategy': 'UNIFORM'}"),
                refused("API-3 another version of a preview", Code.STALE_VERSION).with("If-Match", "\"77\"")
                        .call("DELETE", "/reassignment-previews/<preview>", null),
                refused("API-3 a preview is not discarded blindly", Code.IF_MATCH_REQUIRED).call("DELETE",
                        "/reassignment-previews/<preview>", null).withoutIfMatch());
    }

    private static Refused move(String title, Code code, String content) {
        return refused(title, code).post("/accounts/bulk-reassign",
                "{'accountIds': ['<acme>'], 'reason': 'r', " + content + "}");
    }

    private static Refused all(String title, Code code, String strategy) {
        return refused(title, code).post("/reassignment/global-execute",
                "{'personId': '<ray>', 'effectiveDate': '2026-08-01', 'reason': 'r', 'strategy': " + strategy + "}");
    }
}

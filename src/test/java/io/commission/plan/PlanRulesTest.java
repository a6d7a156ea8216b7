package io.commission.plan;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.commission.Api;
import io.commission.Given;
import io.quarkus.test.junit.QuarkusTest;

/** PLAN-1, PLAN-3, PLAN-4, PLAN-8, PLAN-9: what a plan may say. */
@QuarkusTest
class PlanRulesTest {
    private static final String PLANS = "/v1/commission/plans";
    static final String TIERS = """
            [{'thresholdType':'REVENUE','minimum':0,'maximum':50000,'rateType':'PERCENT','rate':8,'period':'MONTHLY'},
             {'thresholdType':'REVENUE','minimum':50000,'maximum':100000,'rateType':'PERCENT','rate':10,'period':'MONTHLY'},
             {'thresholdType':'REVENUE','minimum':100000,'rateType':'PERCENT','rate':12,'period':'MONTHLY'}]""";

    @Inject
    Given given;
    Api admin;

    @BeforeEach
    void tenant() {
        admin = Api.admin(given.tenant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'type':'FLAT_FEE','flatAmount':75.00                                | GROSS_REVENUE",
            "'type':'PERCENT_REVENUE','percentRate':10                           | GROSS_REVENUE",
            "'type':'PERCENT_REVENUE','percentRate':10,'basis':'LINEHAUL'        | LINEHAUL",
            "'type':'PERCENT_MARGIN','percentRate':12.5                          | NET_MARGIN",
            "'type':'CUSTOM','rules':'margin * 0.1'                              | GROSS_REVENUE",
            "'type':'TIERED'                                                     | GROSS_REVENUE"}, quoteCharacter = '`')
    void plan1EveryTypeHasItsBasis(String fields, String basis) {
        String id = admin.create(PLANS, "{'name':'P'," + fields + "}");
        admin.get(PLANS + "/" + id).statusCode(200).body("basis", equalTo(basis)).body("status", equalTo("ACTIVE"))
                .body("marginGate", equalTo(true)).body("isDefault", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'type':'PERCENT_REVENUE','percentRate':10,'basis':'NET_MARGIN'      | PLAN_BASIS_NOT_FOR_TYPE | basis",
            "'type':'PERCENT_MARGIN','percentRate':10,'basis':'GROSS_REVENUE'    | PLAN_BASIS_NOT_FOR_TYPE | basis",
            "'type':'PERCENT_MARGIN','percentRate':10,'basis':'LINEHAUL'         | PLAN_BASIS_NOT_FOR_TYPE | basis",
            "'type':'FLAT_FEE'                                                   | PLAN_FIELD_REQUIRED     | flatAmount",
            "'type':'PERCENT_REVENUE'                                            | PLAN_FIELD_REQUIRED     | percentRate",
            "'type':'CUSTOM'                                                     | PLAN_FIELD_REQUIRED     | rules",
            "'type':'FLAT_FEE','flatAmount':5,'percentRate':5                    | PLAN_FIELD_NOT_FOR_TYPE | percentRate",
            "'type':'PERCENT_REVENUE','percentRate':5,'flatAmount':5             | PLAN_FIELD_NOT_FOR_TYPE | flatAmount",
            "'type':'PERCENT_REVENUE','percentRate':5,'rules':'1'                | PLAN_FIELD_NOT_FOR_TYPE | rules",
            "'type':'PERCENT_REVENUE','percentRate':5,'tierMode':'WHOLE'         | PLAN_FIELD_NOT_FOR_TYPE | tierMode",
            "'type':'FLAT_FEE','flatAmount':5,'tiers':[{'thresholdType':'REVENUE','rateType':'FLAT','rate':1,'period':'MONTHLY'}] | PLAN_FIELD_NOT_FOR_TYPE | tiers",
            "'type':'FLAT_FEE','flatAmount':5.001                                | TOO_MANY_DECIMALS       | flatAmount",
            "'type':'FLAT_FEE','flatAmount':-1                                   | AMOUNT_OUT_OF_RANGE     | flatAmount",
            "'type':'FLAT_FEE','flatAmount':1e15                                 | AMOUNT_OUT_OF_RANGE     | flatAmount",
            "'type':'PERCENT_REVENUE','percentRate':10.00001                     | TOO_MANY_DECIMALS       | percentRate",
            "'type':'PERCENT_REVENUE','percentRate':100.0001                     | AMOUNT_OUT_OF_RANGE     | percentRate",
            "'type':'PERCENT_REVENUE','percentRate':-0.1                         | AMOUNT_OUT_OF_RANGE     | percentRate",
            "'type':'FLAT_FEE','flatAmount':5,'minimumMarginPercent':101         | AMOUNT_OUT_OF_RANGE     | minimumMarginPercent",
            "'type':'FLAT_FEE','flatAmount':5,'cap':10.005                       | TOO_MANY_DECIMALS       | cap",
            "'type':'FLAT_FEE','flatAmount':5,'cap':10,'floor':10.01             | PLAN_FLOOR_ABOVE_CAP    | floor",
            "'type':'FLAT_FEE','flatAmount':5,'status':'INACTIVE'                | PLAN_STATUS_BY_DELETE   | status",
            "'type':'FLAT_FEE','flatAmount':5,'effectiveDate':'2026-02-01','endDate':'2026-01-31' | DATE_RANGE_INVALID | endDate",
            "'type':'FLAT_FEE','flatAmount':5,'effectiveDate':'0026-02-01'       | DATE_RANGE_INVALID      | effectiveDate",
            "'type':'FLAT_FEE','flatAmount':5,'bonuses':[{'thresholdType':'LOAD_COUNT','threshold':10.5,'amount':1}] | TOO_MANY_DECIMALS | bonuses[0].threshold",
            "'type':'CUSTOM','rules':'revenue * income'                          | RULES_INVALID           | rules",
            "'type':'CUSTOM','rules':'2 ^ 9'                                     | RULES_INVALID           | rules"})
    void plan1RefusalsNameTheirCodeAndField(String fields, String code, String field) {
        admin.post(PLANS, "{'name':'P'," + fields + "}").statusCode(422).body("code", equalTo(code))
                .body("errors.field", hasItem(field));
        assertEquals(0, given.count(admin.tenant(), "select count(*) from commission_plans where tenant_id = ?",
                admin.tenant()));
    }

    @Test
    void plan8TheErrorTellsThePositionAndLimitsHaveTheirCode() {
        admin.post(PLANS, "{'name':'P','type':'CUSTOM','rules':'revenue * income'}").statusCode(422)
                .body("detail", containsString("position 11"));
        admin.post(PLANS, "{'name':'P','type':'CUSTOM','rules':'" + "1+".repeat(1000) + "1'}").statusCode(422)
                .body("code", equalTo("RULES_TOO_COSTLY"));
    }

    @Test
    void mon1MoneyHasTheDecimalsOfTheTenantsCurrency() {
        Api kuwait = Api.admin(given.tenant("KWD", "Asia/Kuwait"));
        String id = kuwait.create(PLANS, "{'name':'P','type':'FLAT_FEE','flatAmount':75.125,'cap':10}");
        String body = kuwait.get(PLANS + "/" + id).statusCode(200).extract().asString();
        org.junit.jupiter.api.Assertions
                .assertTrue(body.contains("\"flatAmount\":75.125") && body.contains("\"cap\":10.000"), body);
        Api japan = Api.admin(given.tenant("JPY", "Asia/Tokyo"));
        japan.post(PLANS, "{'name':'P','type':'FLAT_FEE','flatAmount':75.5}").statusCode(422)
                .body("code", equalTo("TOO_MANY_DECIMALS"));
        japan.post(PLANS, "{'name':'P','type':'FLAT_FEE','flatAmount':75.0}").statusCode(201).body("flatAmount",
                equalTo(75));
    }

    @Test
    void plan3PostAddsATierWhereTheLastOneEnds() {
        String id = admin.create(PLANS, "{'name':'P','type':'TIERED','effectiveDate':'2026-01-01'}");
        String tiers = PLANS + "/" + id + "/tiers";
        String kind = "'thresholdType':'REVENUE','rateType':'PERCENT','period':'MONTHLY'";
        admin.post(tiers, "{" + kind + ",'maximum':50000,'rate':8}").statusCode(201).body("complete", equalTo(false))
                .body("effectiveDate", equalTo("2026-01-01"));
        admin.post(tiers, "{" + kind + ",'maximum':100000,'rate':10,'name':'middle'}").statusCode(201);
        admin.post(tiers, "{" + kind + ",'rate':12}").statusCode(201).body("complete", equalTo(true));
        admin.get(tiers).statusCode(200).body("tiers.size()", equalTo(3))
                .body("tiers[1].minimum", comparesEqualTo(50000f))
                .body("tiers[1].name", equalTo("middle")).body("tiers[2].maximum", nullValue())
                .body("tiers[2].tierNumber", equalTo(3));
        admin.post(tiers, "{" + kind + ",'rate':15}").statusCode(422).body("code", equalTo("TIER_AFTER_OPEN_END"));
        admin.get(PLANS + "/" + id + "/versions").body("items.size()", equalTo(4));
    }

    @Test
    void plan3AnArrayReplacesTheSet() {
        String id = admin.create(PLANS, "{'name':'P','type':'TIERED','tiers':" + TIERS + "}");
        String tiers = PLANS + "/" + id + "/tiers";
        admin.post(tiers,
                "[{'thresholdType':'LOAD_COUNT','maximum':10,'rateType':'FLAT','rate':20,'period':'QUARTERLY'},"
                        + "{'thresholdType':'LOAD_COUNT','minimum':10,'rateType':'FLAT','rate':25.50,'period':'QUARTERLY'}]")
                .statusCode(201).body("tiers.size()", equalTo(2)).body("tiers[1].minimum", equalTo(10))
                .body("tiers[1].rate", equalTo(25.50f));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "0;100 110;         | TIER_GAP            | tiers[1].minimum | Tier 2",
            "0;100 90;          | TIER_OVERLAP        | tiers[1].minimum | Tier 2",
            "10;100 100;        | TIER_NOT_FROM_ZERO  | tiers[0].minimum | Tier 1",
            "0;100 100;100      | TIER_RANGE_INVALID  | tiers[1].maximum | Tier 2",
            "0; 100;            | TIER_AFTER_OPEN_END | tiers[1]         | Tier 2",
            "0;100.001 100.001; | TOO_MANY_DECIMALS   | tiers[0].maximum | tiers[0].maximum"})
    void plan3TheOffendingTierIsNamed(String ranges, String code, String field, String named) {
        StringBuilder tiers = new StringBuilder();
        for (String range : ranges.split(" ")) {
            String[] ends = range.split(";");
            tiers.append(tiers.isEmpty() ? "" : ",").append("{'thresholdType':'REVENUE','rateType':'PERCENT','rate':1,"
                    + "'period':'MONTHLY','minimum':" + ends[0] + (ends.length > 1 ? ",'maximum':" + ends[1] : "")
                    + "}");
        }
        admin.post(PLANS, "{'name':'P','type':'TIERED','tiers':[" + tiers + "]}").statusCode(422)
                .body("code", equalTo(code))
                .body("errors.field", hasItem(field)).body("detail", containsString(named));
    }

    @ParameterizedTest
    @CsvSource({"thresholdType,MARGIN", "rateType,FLAT", "period,ANNUAL"})
    void plan3ASetSharesItsKind(String field, String other) {
        String tier = "{'thresholdType':'REVENUE','rateType':'PERCENT','period':'MONTHLY','rate':1";
        String odd = tier.replaceAll("'" + field + "':'[A-Z]+'", "'" + field + "':'" + other + "'");
        admin.post(PLANS, "{'name':'P','type':'TIERED','tiers':[" + tier + ",'maximum':10}," + odd + "}]}")
                .statusCode(422)
                .body("code", equalTo("TIER_SET_MIXED")).body("detail", containsString("Tier 2"));
    }

    @Test
    void plan3NumbersMustCountFromOne() {
        String tier = "'thresholdType':'REVENUE','rateType':'PERCENT','period':'MONTHLY','rate':1";
        admin.post(PLANS,
                "{'name':'P','type':'TIERED','tiers':[{'tierNumber':2," + tier + "},{'tierNumber':1," + tier
                        + ",'maximum':9}]}")
                .statusCode(201).body("tiers[0].maximum", equalTo(9.00f));
        admin.post(PLANS, "{'name':'Q','type':'TIERED','tiers':[{'tierNumber':2," + tier + "}]}").statusCode(422)
                .body("code", equalTo("TIER_NUMBERS_WRONG"));
    }

    @ParameterizedTest
    @CsvSource({"REVENUE,PERCENT,GROSS_REVENUE,true", "MARGIN,PERCENT,NET_MARGIN,true",
            "LOAD_COUNT,FLAT,GROSS_REVENUE,true",
            "LOAD_COUNT,FLAT,NET_MARGIN,true", "REVENUE,PERCENT,NET_MARGIN,false", "REVENUE,PERCENT,LINEHAUL,false",
            "MARGIN,PERCENT,GROSS_REVENUE,false", "LOAD_COUNT,PERCENT,GROSS_REVENUE,false",
            "REVENUE,FLAT,GROSS_REVENUE,false",
            "MARGIN,FLAT,NET_MARGIN,false"})
    void plan4MarginalNeedsItsOwnMeasure(String threshold, String rateType, String basis, boolean marginal) {
        String plan = "{'name':'P','type':'TIERED','basis':'" + basis + "','tiers':[{'thresholdType':'" + threshold
                + "','rateType':'" + rateType + "','rate':5,'period':'MONTHLY'}]";
        if (marginal) {
            admin.post(PLANS, plan + "}").statusCode(201).body("tierMode", equalTo("MARGINAL"));
        } else {
            admin.post(PLANS, plan + "}").statusCode(422).body("code", equalTo("TIER_MODE_WHOLE_REQUIRED"));
            admin.post(PLANS, plan + ",'tierMode':'WHOLE'}").statusCode(201).body("tierMode", equalTo("WHOLE"));
        }
    }

    @Test
    void plan9CapFloorAndBonuses() {
        String id = admin.create(PLANS, "{'name':'P','type':'PERCENT_REVENUE','percentRate':10,'cap':5000,'floor':500,"
                + "'bonuses':[{'thresholdType':'REVENUE','threshold':100000,'amount':250.50,'name':'century'}]}");
        admin.get(PLANS + "/" + id).body("cap", comparesEqualTo(5000f))
                .body("bonuses[0].amount", comparesEqualTo(250.5f))
                .body("bonuses[0].bonusNumber", equalTo(1));
        admin.put(PLANS + "/" + id, "{'name':'P','type':'PERCENT_REVENUE','percentRate':11}").statusCode(200)
                .body("bonuses.size()", equalTo(1)).body("cap", nullValue());
        admin.put(PLANS + "/" + id, "{'name':'P','type':'PERCENT_REVENUE','percentRate':11,'bonuses':[]}")
                .statusCode(200)
                .body("bonuses.size()", equalTo(0));
    }

    @Test
    void api1MissingAndUnknownFieldsAreFourHundred() {
        admin.post(PLANS, "{'type':'CUSTOM'}").statusCode(400).body("code", equalTo("INVALID_REQUEST"))
                .body("errors.field", hasItem("name"));
        admin.post(PLANS, "{'name':'P','type':'CUSTOM','rate':5}").statusCode(400).body("code",
                equalTo("MALFORMED_REQUEST"));
        admin.get(PLANS + "/" + UUID.randomUUID()).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
}

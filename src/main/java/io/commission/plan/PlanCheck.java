package io.commission.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.calculation.Basis;
import io.commission.calculation.RateType;
import io.commission.calculation.ThresholdType;
import io.commission.calculation.TierMode;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.ExactAmounts;

/** Turns a request into what a version says, or refuses it by PLAN-1, PLAN-3, PLAN-4, PLAN-8 and PLAN-9. */
@ApplicationScoped
class PlanCheck {
    static final int MOST_BONUSES = 50;

    private final CustomRules rules;

    PlanCheck(CustomRules rules) {
        this.rules = rules;
    }

    /** @param before what the plan said until then, whose tiers and bonuses stay where the request leaves them out; may be null */
    PlanContent content(PlanRequest request, PlanContent before, ExactAmounts amounts) {
        PlanType type = request.type();
        List<PlanTier> tiers = tiers(request, before, amounts);
        Basis basis = basis(request, tiers);
        checkPresence(request);
        TierMode mode = request.tierMode() == null ? TierMode.MARGINAL : request.tierMode();
        BigDecimal cap = amounts.money("cap", request.cap());
        BigDecimal floor = amounts.money("floor", request.floor());
        if (cap != null && floor != null && floor.compareTo(cap) > 0) {
            throw refused(Code.PLAN_FLOOR_ABOVE_CAP, "floor", "lies above the cap");
        }
        PlanContent content = new PlanContent(request.name().strip(), request.description(), type, basis,
                amounts.money("flatAmount", request.flatAmount()),
                ExactAmounts.percent("percentRate", request.percentRate()),
                ExactAmounts.percent("minimumMarginPercent", request.minimumMarginPercent()),
                !Boolean.FALSE.equals(request.marginGate()), Boolean.TRUE.equals(request.isDefault()), mode,
                request.rules(), cap, floor, tiers, bonuses(request, before, amounts));
        checkMode(content);
        if (type == PlanType.CUSTOM) {
            checkRules(content);
        }
        return content;
    }

    /** The same version with other tiers. */
    PlanContent withTiers(PlanContent content, List<PlanTier> tiers) {
        PlanContent changed = content.withTiers(tiers);
        checkMode(changed);
        return changed;
    }

    private static List<PlanTier> tiers(PlanRequest request, PlanContent before, ExactAmounts amounts) {
        if (request.type() != PlanType.TIERED) {
            if (request.tiers() != null && !request.tiers().isEmpty()) {
                throw notForType(request, "tiers");
            }
            return List.of();
        }
        if (request.tiers() == null) {
            return before == null ? List.of() : before.tiers();
        }
        return TierSet.of(request.tiers(), amounts);
    }

    private static List<PlanBonus> bonuses(PlanRequest request, PlanContent before, ExactAmounts amounts) {
        if (request.bonuses() == null) {
            return before == null ? List.of() : before.bonuses();
        }
        if (request.bonuses().size() > MOST_BONUSES) {
            throw Refusal.of(Code.LIMIT_EXCEEDED, "A plan has at most " + MOST_BONUSES + " bonuses.")
                    .field("bonuses", "too many");
        }
        List<PlanBonus> bonuses = new ArrayList<>();
        for (BonusRequest bonus : request.bonuses()) {
            String field = "bonuses[" + bonuses.size() + "]";
            BigDecimal threshold = bonus.thresholdType() == ThresholdType.LOAD_COUNT
                    ? ExactAmounts.count(field + ".threshold", bonus.threshold())
                    : amounts.money(field + ".threshold", bonus.threshold());
            bonuses.add(new PlanBonus(bonuses.size() + 1, bonus.name(), bonus.thresholdType(), threshold,
                    amounts.money(field + ".amount", bonus.amount())));
        }
        return bonuses;
    }

    private static Basis basis(PlanRequest request, List<PlanTier> tiers) {
        Basis basis = request.basis();
        if (basis == null) {
            boolean margin = request.type() == PlanType.PERCENT_MARGIN
                    || !tiers.isEmpty() && tiers.get(0).thresholdType() == ThresholdType.MARGIN;
            return margin ? Basis.NET_MARGIN : Basis.GROSS_REVENUE;
        }
        if (request.type() == PlanType.PERCENT_REVENUE && basis == Basis.NET_MARGIN
                || request.type() == PlanType.PERCENT_MARGIN && basis != Basis.NET_MARGIN) {
            throw refused(Code.PLAN_BASIS_NOT_FOR_TYPE, "basis", basis + " does not go with " + request.type());
        }
        return basis;
    }

    private static void checkPresence(PlanRequest request) {
        PlanType type = request.type();
        presence(request, "flatAmount", request.flatAmount(), type == PlanType.FLAT_FEE);
        presence(request, "percentRate", request.percentRate(),
                type == PlanType.PERCENT_REVENUE || type == PlanType.PERCENT_MARGIN);
        presence(request, "rules", request.rules(), type == PlanType.CUSTOM);
        if (type != PlanType.TIERED && request.tierMode() == TierMode.WHOLE) {
            throw notForType(request, "tierMode");
        }
    }

    private static void presence(PlanRequest request, String field, Object value, boolean belongs) {
        if (belongs && value == null) {
            throw refused(Code.PLAN_FIELD_REQUIRED, field, "is required for " + request.type());
        }
        if (!belongs && value != null) {
            throw notForType(request, field);
        }
    }

    /** Marginal: a percent on its own measure, or an amount per load on the number of loads (PLAN-4). */
    private static void checkMode(PlanContent content) {
        if (content.type() != PlanType.TIERED || content.tierMode() == TierMode.WHOLE || content.tiers().isEmpty()) {
            return;
        }
        PlanTier tier = content.tiers().get(0);
        boolean percent = tier.rateType() == RateType.PERCENT;
        boolean marginal = switch (tier.thresholdType()) {
            case REVENUE -> percent && content.basis() == Basis.GROSS_REVENUE;
            case MARGIN -> percent && content.basis() == Basis.NET_MARGIN;
            case LOAD_COUNT -> !percent;
        };
        if (!marginal) {
            throw refused(Code.TIER_MODE_WHOLE_REQUIRED, "tierMode", "must be WHOLE: " + tier.rateType() + " tiers by "
                    + tier.thresholdType() + " on " + content.basis() + " cannot be marginal");
        }
    }

    private void checkRules(PlanContent content) {
        try {
            rules.check(content.rules(), content.basis());
        } catch (RulesFailure e) {
            String where = e.position() > 0 ? " at position " + e.position() : "";
            throw refused(e.isLimit() ? Code.RULES_TOO_COSTLY : Code.RULES_INVALID, "rules", e.getMessage() + where);
        }
    }

    private static Refusal notForType(PlanRequest request, String field) {
        return refused(Code.PLAN_FIELD_NOT_FOR_TYPE, field, "is not taken by " + request.type());
    }

    private static Refusal refused(Code code, String field, String message) {
        return Refusal.of(code, field + " " + message + ".").field(field, message);
    }
}

package io.commission.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.commission.calculation.Credit;
import io.commission.calculation.DefaultShares;
import io.commission.calculation.Formula;
import io.commission.calculation.FormulaInputs;
import io.commission.calculation.Gate;
import io.commission.calculation.LoadAmounts;
import io.commission.calculation.Method;
import io.commission.calculation.PlanTerms;
import io.commission.calculation.PlanTimeline;
import io.commission.calculation.Precedence;
import io.commission.calculation.Rating;
import io.commission.calculation.SettingsTerms;
import io.commission.calculation.Share;
import io.commission.calculation.Terms;
import io.commission.calculation.Totals;
import io.commission.ledger.ExceptionBook.Waiting;
import io.commission.money.MinorUnits;

/** Says of each load who earns on it, under which terms, and in which count (LOAD-2, LOAD-3, PLAN-7, CALC-1). */
final class Evaluator {

    private final TermsOnFile file;
    private final MinorUnits units;
    private final Formula formula;

    Evaluator(TermsOnFile file, MinorUnits units, Formula formula) {
        this.file = file;
        this.units = units;
        this.formula = formula;
    }

    Evaluation evaluate(LoadRow load) {
        if (load.deliveredAt() == null) {
            return Evaluation.earnsNothing(load, null, null, List.of());
        }
        LocalDate deliveredOn = file.localDate(load.deliveredAt());
        SettingsTerms settings = file.settingsOn(deliveredOn);
        LocalDate datedOn = settings.onPayment()
                ? Optional.ofNullable(load.invoicePaidAt()).map(file::localDate).orElse(null)
                : deliveredOn;
        if (datedOn == null || load.cancelled() || load.heldWhole()) {
            return Evaluation.earnsNothing(load, deliveredOn, datedOn, List.of());
        }
        Optional<Waiting> wait = whyItWaits(load, deliveredOn);
        if (wait.isPresent()) {
            return Evaluation.earnsNothing(load, deliveredOn, datedOn, List.of(wait.get()));
        }
        List<Share> shares = shares(load, deliveredOn, settings);
        List<Waiting> waiting = new ArrayList<>();
        List<Evaluation.Place> places = settings.creditThenRate()
                ? eachRep(load, deliveredOn, datedOn, shares, waiting)
                : primaryOnly(load, deliveredOn, datedOn, shares, waiting);
        return new Evaluation(load, deliveredOn, datedOn, shares, settings.creditThenRate(), places, waiting);
    }

    private Optional<Waiting> whyItWaits(LoadRow load, LocalDate deliveredOn) {
        for (LoadRow.Rep rep : load.reps()) {
            if (rep.personId() == null) {
                return waits(load, null, "REP_UNKNOWN", "No person is known as " + rep.reference());
            }
            if (!file.people().get(rep.personId()).earnsOn(deliveredOn)) {
                return waits(load, rep.personId(), "REP_NOT_ELIGIBLE",
                        "The rep is not eligible for commission on the delivery date " + deliveredOn);
            }
        }
        if (load.reps().isEmpty()) {
            Optional<UUID> owner = file.ownerOn(deliveredOn, load.accountId());
            if (owner.isEmpty()) {
                return waits(load, null, "NO_REP",
                        "The load names no rep, and its customer has no owner on " + deliveredOn);
            }
            if (!file.people().get(owner.get()).earnsOn(deliveredOn)) {
                return waits(load, owner.get(), "REP_NOT_ELIGIBLE",
                        "The customer's owner is not eligible for commission on the delivery date " + deliveredOn);
            }
        }
        return Optional.empty();
    }

    private List<Share> shares(LoadRow load, LocalDate deliveredOn, SettingsTerms settings) {
        if (load.reps().isEmpty()) {
            return List.of(new Share(file.ownerOn(deliveredOn, load.accountId()).orElseThrow(),
                    DefaultShares.of(1, settings.basePrimarySplit()).get(0)));
        }
        List<BigDecimal> defaults = DefaultShares.of(load.reps().size(), settings.basePrimarySplit());
        List<Share> shares = new ArrayList<>(load.reps().size());
        for (int i = 0; i < load.reps().size(); i++) {
            LoadRow.Rep rep = load.reps().get(i);
            shares.add(new Share(rep.personId(), rep.share() != null ? rep.share() : defaults.get(i)));
        }
        return shares;
    }

    private List<Evaluation.Place> primaryOnly(LoadRow load, LocalDate deliveredOn, LocalDate datedOn,
            List<Share> shares,
            List<Waiting> waiting) {
        return place(load, deliveredOn, datedOn, shares, 0, load.amounts(), BigDecimal.ONE, waiting).map(List::of)
                .orElse(List.of());
    }

    private List<Evaluation.Place> eachRep(LoadRow load, LocalDate deliveredOn, LocalDate datedOn, List<Share> shares,
            List<Waiting> waiting) {
        List<LoadAmounts> parts = load.amounts().split(shares.stream().map(Share::percent).toList(), units.digits());
        List<Evaluation.Place> places = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            BigDecimal weight = shares.get(i).percent().movePointLeft(2);
            place(load, deliveredOn, datedOn, shares, i, parts.get(i), weight, waiting).ifPresent(places::add);
        }
        return places;
    }

    private Optional<Evaluation.Place> place(LoadRow load, LocalDate deliveredOn, LocalDate datedOn, List<Share> shares,
            int share, LoadAmounts amounts, BigDecimal weight, List<Waiting> waiting) {
        UUID personId = shares.get(share).personId();
        PersonFacts person = file.people().get(personId);
        LocalDate termsDay = person.termsDay(deliveredOn, datedOn);
        PlanTimeline timeline = file.timeline(personId);
        Precedence precedence = new Precedence(file.overrideOn(termsDay, personId, load.accountId()).orElse(null),
                timeline.assignmentOn(termsDay).orElse(null), timeline.assignedPlanOn(termsDay).orElse(null),
                timeline.defaultPlanOn(termsDay).orElse(null), file.settingsOn(termsDay));
        Optional<Terms> terms = precedence.choose();
        if (terms.isEmpty()) {
            waits(load, personId, "NO_TERMS",
                    "No override, plan, default plan or default rate is in force on " + termsDay)
                    .ifPresent(waiting::add);
            return Optional.empty();
        }
        Gate gate = Gate.of(load.amounts(), terms.get().minimumMarginPercent());
        Credit credit = new Credit(load.id(), terms.get(), amounts, weight, gate, load.customer(), person.name());
        boolean known = Rating.basisKnown(credit);
        Optional<String> obstacle = known ? obstacle(credit) : Optional.empty();
        if (!known || obstacle.isPresent()) {
            String code = load.amounts().revenue() == null
                    ? "REVENUE_UNKNOWN"
                    : load.amounts().netMargin() == null ? "MARGIN_UNKNOWN" : "BASIS_UNKNOWN";
            String detail = obstacle.map(why -> "The plan's expression cannot be evaluated for this load: " + why)
                    .orElse("The terms need an amount that the load does not have: " + terms.get().basis());
            waits(load, personId, code, detail).ifPresent(waiting::add);
        }
        PlanTerms plan = terms.get().counted() ? precedence.plan() : null;
        return Optional
                .of(new Evaluation.Place(credit, share, plan == null ? null : key(personId, plan, termsDay, timeline),
                        plan, known && obstacle.isEmpty()));
    }

    private Optional<String> obstacle(Credit credit) {
        return credit.terms().method() == Method.CUSTOM && credit.gate().passes()
                ? formula.obstacle(credit.terms().rules(), new FormulaInputs(credit, Totals.NONE))
                : Optional.empty();
    }

    private static CountKey key(UUID personId, PlanTerms plan, LocalDate day, PlanTimeline timeline) {
        return new CountKey(personId, plan.planId(), timeline.countStart(day, plan), plan.period().startOf(day),
                plan.period().endOf(day));
    }

    private static Optional<Waiting> waits(LoadRow load, UUID personId, String code, String detail) {
        return Optional.of(new Waiting(load.id(), personId, code, detail));
    }
}

package io.commission.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What notices say (BAT-4). */
class WordingTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void aBatchIsToldByItsCounts() {
        NoticeData data = NoticeData.ofBatch(ID).person(ID, "Ray Roe").from(LocalDate.of(2026, 12, 1)).counts(12, 3, 1);
        assertEquals("12 opportunities were reassigned", Wording.title(NoticeKind.REASSIGNED, data));
        assertEquals("What Ray Roe held goes to others from 2026-12-01 on. Changed: 12; left by a rule: 3;"
                + " in conflict with a later change: 1.", Wording.body(NoticeKind.REASSIGNED, data));
        assertEquals("1 opportunity was reassigned", Wording.title(NoticeKind.REASSIGNED, data.counts(1, 0, 0)));
    }

    @Test
    void aQueueIsToldByWhatWaits() {
        NoticeData data = NoticeData.ofBatch(ID).person(ID, "Ray Roe");
        assertEquals("1 account or opportunity of Ray Roe waits in a queue until somebody decides who receives.",
                Wording.body(NoticeKind.DECISIONS_WAITING, data.waiting(1)));
        assertEquals("12 accounts and opportunities of Ray Roe wait in a queue until somebody decides who receives.",
                Wording.body(NoticeKind.DECISIONS_WAITING, data.waiting(12)));
    }

    @Test
    void everyKindHasWordsWhateverIsKnown() {
        for (NoticeKind kind : NoticeKind.values()) {
            for (NoticeData data : new NoticeData[]{NoticeData.ofBatch(ID),
                    NoticeData.ofBatch(ID).opportunity(ID, "A").account(ID, "B").counts(0, 0, 0).failed("BUSY")}) {
                assertFalse(Wording.title(kind, data).isBlank());
                assertTrue(Wording.body(kind, data).endsWith("."), kind.name());
                assertFalse(Wording.body(kind, data).contains("null"), kind.name());
            }
        }
    }

    @Test
    void aNameCannotBreakTheSubjectOfAnEmail() {
        NoticeData data = NoticeData.ofBatch(ID).opportunity(ID,
                "Deal\r\nBcc: all@example.com\u2028x" + "y".repeat(200));
        String title = Wording.title(NoticeKind.COMMISSION_ENDED, data);
        assertTrue(title.startsWith("Your commission on Deal Bcc: all@example.com x"), title);
        assertTrue(title.length() < 160 && title.chars().noneMatch(Character::isISOControl), title);
    }
}

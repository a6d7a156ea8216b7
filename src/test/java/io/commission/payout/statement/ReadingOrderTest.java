package io.commission.payout.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadingOrderTest {

    @Test
    void PAY_6_arabic_letters_join_as_their_neighbours_ask() {
        // meem initial, hah medial, meem medial, dal final
        assertEquals("\uFEE3\uFEA4\uFEE4\uFEAA", ReadingOrder.clean("محمد"));
        // reh joins nothing after it; lam and alef become one, final after a joining letter
        assertEquals("\uFEAD\uFEFC", ArabicForms.join("ر") + ArabicForms.join("بلا").substring(1));
        assertEquals("\uFEFB", ArabicForms.join("لا"));
        // Persian peh and gaf
        assertEquals("\uFB58\uFB95\uFB57", ArabicForms.join("پگپ"));
        // a vowel mark does not part its neighbours
        assertEquals("\uFEE3\u064E\uFEA6", ArabicForms.join("مَخ"));
        assertEquals("Dana", ArabicForms.join("Dana"));
    }

    @Test
    void PAY_6_right_to_left_text_is_turned_and_numbers_in_it_are_not() {
        assertEquals("גבא", ReadingOrder.visual("אבג"));
        assertEquals("A גבא B", ReadingOrder.visual("A אבג B"));
        assertEquals("(12) ג", ReadingOrder.visual("ג (12)"));
        assertEquals("A (12)", ReadingOrder.visual("A (12)"));
        // a mark stays behind its letter
        assertEquals("ב\u05B8א\u05B7", ReadingOrder.visual("א\u05B7ב\u05B8"));
    }

    @Test
    void PAY_6_controls_and_direction_overrides_are_left_out() {
        assertEquals("a b c", ReadingOrder.clean(" a\t\nb\u00a0\u3000c \u0000"));
        assertEquals("abc", ReadingOrder.clean("a\u202Eb\u200B\uFEFFc"));
        assertEquals("\u00E9", ReadingOrder.clean("e\u0301"));
        assertEquals("", ReadingOrder.clean(null));
        assertEquals("x", ReadingOrder.clean("x\uD800"));
    }
}

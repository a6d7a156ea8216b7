package io.commission.history;

import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.ChangeChain;
import io.commission.change.ChangeRecord;

/** Recomputes every digest of the tenant's chain from what the tables say now, and names the first link that does not fit (RSG-6). */
@ApplicationScoped
public class ChainCheck {
    private static final int ROUNDS = 1000;

    private final ChangeChain chain;
    private final Clock clock;

    ChainCheck(ChangeChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    public ChainView run() {
        return run(0).view();
    }

    /**
     * @param asked the digest at this position is answered too
     */
    Result run(long asked) {
        Walk walk = new Walk(asked);
        chain.each(0, walk::step);
        ChangeChain.Head head = chain.head();
        // Changes appended since the walk began are walked too: the end that is read afterwards is never older than they are.
        for (int round = 0; walk.broken == null && head.position() > walk.position && round < ROUNDS; round++) {
            long before = walk.position;
            chain.each(walk.position, walk::step);
            if (walk.position == before) {
                break;
            }
            head = chain.head();
        }
        if (walk.broken == null) {
            walk.broken = end(walk, head);
        } else if (walk.suspect != null && Arrays.equals(walk.suspect, head.digest())) {
            walk.broken = broken(walk.suspected.position(), walk.suspected, Fault.DIGEST);
        }
        return new Result(new ChainView(walk.broken == null, walk.links, walk.position,
                HexFormat.of().formatHex(walk.digest), walk.broken, clock.instant()), walk.digestAsked);
    }

    /** @param digestAsked null where the chain has no such position */
    record Result(ChainView view, byte[] digestAsked) {
    }

    private static ChainView.Broken end(Walk walk, ChangeChain.Head head) {
        if (head.position() > walk.position) {
            return broken(walk.position + 1, null, Fault.END_MISSING);
        }
        if (head.position() < walk.position) {
            return broken(head.position() + 1, null, Fault.END_PASSED);
        }
        return Arrays.equals(head.digest(), walk.digest) ? null : broken(head.position(), null, Fault.END_DIFFERS);
    }

    private static ChainView.Broken broken(long position, ChangeRecord link, Fault fault) {
        return new ChainView.Broken(position, link == null ? null : link.kind(), link == null ? null : link.id(), fault,
                fault.detail);
    }

    private static final class Walk {
        private final long asked;
        private long links;
        private long position;
        private byte[] digest = new byte[0];
        private byte[] digestAsked;
        private ChainView.Broken broken;
        /** What the digest of the first broken link should have been: what follows tells which of the two was altered. */
        private byte[] suspect;
        private ChangeRecord suspected;

        Walk(long asked) {
            this.asked = asked;
            this.digestAsked = asked == 0 ? digest : null;
        }

        void step(ChangeRecord link) {
            links++;
            if (broken == null) {
                look(link);
            } else if (suspect != null) {
                if (Arrays.equals(ChangeRecord.digest(suspect, link.content()), link.digest())) {
                    broken = broken(suspected.position(), suspected, Fault.DIGEST);
                }
                suspect = null;
            }
            position = link.position();
            digest = link.digest();
            if (position == asked) {
                digestAsked = digest;
            }
        }

        private void look(ChangeRecord link) {
            if (link.position() > position + 1) {
                broken = broken(position + 1, null, Fault.MISSING);
            } else if (link.position() <= position) {
                broken = broken(link.position(), link, Fault.REPEATED);
            } else {
                byte[] computed = ChangeRecord.digest(digest, link.content());
                if (!Arrays.equals(computed, link.digest())) {
                    broken = broken(link.position(), link, Fault.CONTENT);
                    suspect = computed;
                    suspected = link;
                }
            }
        }
    }
}

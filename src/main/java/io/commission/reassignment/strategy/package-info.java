/** What is asked for: the change of one opportunity, and strategies that choose one for each of many. */
package io.commission.reassignment.strategy;

/** Business facts as numbers over all tenants: no ids, no names, no amounts. */
package io.commission.metrics;

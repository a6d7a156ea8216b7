/** People and accounts as other systems know them, by external id: what CRM events and files say of them. */
package io.commission.directory;

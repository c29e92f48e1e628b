/** What the window knows and does, without a toolkit: properties and view models. */
package org.standbywizard.ui.model;

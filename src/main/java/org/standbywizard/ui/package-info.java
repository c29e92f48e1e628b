/** The window: {@code model} is what it knows, {@code shell} its frame, {@code page} its pages, {@code fx} the toolkit. */
package org.standbywizard.ui;

/** What the Learn panel and the handout say: topics in Markdown, read into a small model. Pure. */
package org.standbywizard.learn;

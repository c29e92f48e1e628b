/** The page Apply: a run or an undo as it goes, and what stands when it stops. */
package org.standbywizard.ui.page.apply;

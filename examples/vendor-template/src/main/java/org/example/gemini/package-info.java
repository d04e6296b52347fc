/** Gemini CLI as a cctally plugin: finds its chats, reads what they used and prices it. */
@NullMarked
package org.example.gemini;

import org.jspecify.annotations.NullMarked;

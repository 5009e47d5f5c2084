/** Makes up a cultural world on the real map of Paris and fills an application database with it. */
@NullMarked
package app.passculture.data.orchestration.demo;

import org.jspecify.annotations.NullMarked;

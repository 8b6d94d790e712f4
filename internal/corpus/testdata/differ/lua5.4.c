// lua: everything through one hook with the old size as argument.
#include "meter.h"
#include "lua.h"
#include "lauxlib.h"

static void *hook(void *ud, void *p, size_t old, size_t n) {
	if (n == 0) {
		free(p);
		return NULL;
	}
	return realloc(p, n);
}
void state(int n) { lua_newstate(hook, 0); }
void state_pair(int n) {
	lua_State *L = lua_newstate(hook, 0);
	if (L)
		lua_close(L);
}
void userdata(int n) {
	lua_State *L = lua_newstate(hook, 0);
	if (L)
		lua_newuserdatauv(L, n, 0);
}
void table(int n) {
	lua_State *L = lua_newstate(hook, 0);
	if (L)
		lua_createtable(L, n, 0);
}
void string(const char *s) {
	lua_State *L = lua_newstate(hook, 0);
	if (L)
		lua_pushstring(L, s);
}
void closure(int n) {
	lua_State *L = lua_newstate(hook, 0);
	if (L)
		lua_pushcclosure(L, 0, 0);
}
void numbers(int n) {
	lua_State *L = lua_newstate(hook, 0);
	if (L) {
		lua_pushinteger(L, n);
		lua_pushnumber(L, n);
		lua_pushboolean(L, n);
		lua_pushnil(L);
		lua_settop(L, 0);
	}
}

#ifndef METER_ANALYSIS
int main(void) {
	EACH(n) {
		MEASURE(state(n), "state", "n=%d", n);
		MEASURE(state_pair(n), "state_pair", "n=%d", n);
		MEASURE(userdata(n), "userdata", "n=%d", n);
		MEASURE(table(n), "table", "n=%d", n);
		MEASURE(string(text(n)), "string", "strlen(s)=%d", n);
		MEASURE(closure(n), "closure", "n=%d", n);
		MEASURE(numbers(n), "numbers", "n=%d", n);
	}
}
#endif

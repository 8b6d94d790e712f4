// Scenarios for Lua: X_setup brings about what the measured call X finds.
#include "lua.h"
#include "lauxlib.h"

void userdata_setup(unsigned long size, int nuvalue) { luaL_newstate(); }
void userdata(unsigned long size, int nuvalue) {
	lua_State *L = luaL_newstate();
	if (L)
		lua_newuserdatauv(L, size, nuvalue);
}

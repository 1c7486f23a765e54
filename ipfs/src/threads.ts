/**
 * Files that Node reads and writes at a time. Its usual four wait for one disk access each: of millions of small blocks, of which memory holds
 * few, a disk gives several times as many when it is asked for many at once. Has to be imported before anything uses a file.
 */
process.env.UV_THREADPOOL_SIZE ??= "64";

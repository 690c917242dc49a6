// operator new of the program (cli/small_blocks.cc, linked into this test): nobody's block is given
// to somebody else, whichever thread frees it, and what threads had is used again.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace {

struct Held {
  unsigned char* data;
  size_t size;
  unsigned char mark;
};

Held Make(size_t size, unsigned char mark) {
  auto* data = static_cast<unsigned char*>(operator new(size));
  std::memset(data, mark, size);
  return {data, size, mark};
}

bool IsWhole(const Held& held) {
  for (size_t i = 0; i < held.size; ++i) {
    if (held.data[i] != held.mark) return false;
  }
  return true;
}

TEST(SmallBlocks, EverySizeIsAlignedAndApart) {
  std::vector<Held> all;
  for (size_t size = 0; size <= 200; ++size) {
    for (int i = 0; i < 100; ++i) all.push_back(Make(size, static_cast<unsigned char>(size + i)));
  }
  std::set<void*> places;
  for (const Held& held : all) {
    EXPECT_EQ(reinterpret_cast<uintptr_t>(held.data) % 16, 0u);
    EXPECT_TRUE(IsWhole(held));
    places.insert(held.data);
  }
  EXPECT_EQ(places.size(), all.size());
  for (const Held& held : all) operator delete(held.data);
  operator delete(nullptr);
}

TEST(SmallBlocks, OneThreadFreesWhatAnotherMade) {
  constexpr int kThreads = 4, kRounds = 50, kBlocks = 1000;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([t] {
      for (int round = 0; round < kRounds; ++round) {
        std::vector<Held> made;
        for (int i = 0; i < kBlocks; ++i) {
          const auto mark = static_cast<unsigned char>(t * 16 + i);
          made.push_back(Make(static_cast<size_t>(i % 140), mark));
        }
        bool whole = true;
        std::thread([&] {
          for (const Held& held : made) {
            whole = whole && IsWhole(held);
            operator delete(held.data);
          }
        }).join();
        EXPECT_TRUE(whole);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

// Blocks that ended threads kept would make each round use others.
TEST(SmallBlocks, WhatAThreadLeavesIsUsedAgain) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer's own operator new";
#endif
  std::set<void*> places;
  for (int round = 0; round < 200; ++round) {
    std::thread([&] {
      std::vector<void*> made;
      for (int i = 0; i < 1000; ++i) made.push_back(operator new(100));
      if (round % 50 == 0) places.insert(made.begin(), made.end());
      for (void* each : made) operator delete(each);
    }).join();
  }
  EXPECT_LT(places.size(), 2000u);
}

}  // namespace

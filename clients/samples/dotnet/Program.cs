using Failover.ShopifyBackend;

var app = await Shop.BuildAsync(args);
await app.RunAsync();
